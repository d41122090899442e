namespace Portal.Data.Disclosure;

/// <summary>
/// One release to protect: cells, every published sum and fact, and what provider groups know.
/// Built by <see cref="ProblemReader"/> from files, or by a release and checked with <see cref="ProblemCheck"/>.
/// </summary>
public sealed record ProtectionProblem
{
    /// <summary>Cells in any order: the order never changes the outcome.</summary>
    public required IReadOnlyList<ProtectionCell> Cells { get; init; }

    /// <summary>Published sums over all tables and versions.</summary>
    public required IReadOnlyList<TotalEquation> Equations { get; init; }

    /// <summary>Inequalities from rates, bands and medians.</summary>
    public IReadOnlyList<PublishedFact> Facts { get; init; } = [];

    /// <summary>Parts of provider groups; empty switches the insider rounds off.</summary>
    public IReadOnlyList<GroupContribution> Contributions { get; init; } = [];

    /// <summary>
    /// Groups that are asked about though they may have no part in any of these cells, because what was found elsewhere is nothing to them; whoever has
    /// a part is asked about anyhow.
    /// </summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>
    /// One pattern for several measures: cells whose ids are the same up to the last colon stand at one position and are hidden and shown together,
    /// so that a hole in one column never tells anything about another.
    /// </summary>
    public bool HasOnePattern { get; init; }

    /// <summary>Decimal places of the input: amounts are integers in units of 10^-Decimals.</summary>
    public int Decimals { get; init; }
}
