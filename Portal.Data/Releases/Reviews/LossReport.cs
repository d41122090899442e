namespace Portal.Data.Releases.Reviews;

/// <summary>What hiding costs a draft, table by table.</summary>
/// <param name="Before">Id of the release that it is compared with; null for the first of its programme.</param>
/// <param name="Lines">Tables in the order of the programme.</param>
public sealed record LossReport(string? Before, IReadOnlyList<LossLine> Lines);
