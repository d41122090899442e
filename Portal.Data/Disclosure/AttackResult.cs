namespace Portal.Data.Disclosure;

/// <summary>What an attack on a publication found.</summary>
/// <param name="Intervals">The interval of every hidden cell, in the order of ids.</param>
/// <param name="Failures">Violations; empty means that the publication held.</param>
/// <param name="Engine">Engine that computed the intervals.</param>
public sealed record AttackResult(IReadOnlyList<AttackInterval> Intervals, IReadOnlyList<DisclosureFailure> Failures, string Engine);
