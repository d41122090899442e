namespace Portal.Data.Disclosure;

/// <summary>One part of a problem, protected.</summary>
/// <param name="System">The part in arrays.</param>
/// <param name="Hidden">Which of its cells are hidden.</param>
/// <param name="Tables">Alternative tables, as moves away from the true one.</param>
/// <param name="Uses">For every hidden cell the tables that prove it.</param>
/// <param name="Intervals">The attacker's interval of every hidden cell.</param>
/// <param name="LeastValue">No safe pattern of the part hides secondary cells of less value.</param>
/// <param name="IsOptimal">Whether this pattern reaches that.</param>
/// <param name="Failures">What insiders can work out, and what was cut short.</param>
/// <param name="Moves">What proves the pattern, move by move.</param>
internal sealed record ComponentResult(
    LinkedSystem System,
    bool[] Hidden,
    IReadOnlyList<long[]> Tables,
    IReadOnlyDictionary<int, (int Low, int High)> Uses,
    IReadOnlyDictionary<int, (long Low, long? High)> Intervals,
    long LeastValue,
    bool IsOptimal,
    IReadOnlyList<DisclosureFailure> Failures,
    IReadOnlyList<KnownMove> Moves);
