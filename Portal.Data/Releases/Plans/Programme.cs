using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Plans;

/// <summary>The publication programme: a fixed list of tables that are protected together as one linked system.</summary>
public sealed record Programme
{
    /// <summary>Stable id with a version, such as <c>register-1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>English title.</summary>
    public required string Title { get; init; }

    /// <summary>Whether it publishes synthetic notices, and nothing else, or real ones, and nothing else.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Which engine looks for patterns, named so that every machine finds the same: <c>clp</c> or <c>managed</c>.</summary>
    public string Engine { get; init; } = "managed";

    /// <summary>Periods that a first release brings, by frequency, the newest complete one last; later releases bring one.</summary>
    public IReadOnlyDictionary<Frequency, int> FirstReleaseBrings { get; init; } = new Dictionary<Frequency, int>();

    /// <summary>Whole days that must have passed since the end of a month before its release: late events and what comes back within 30 days.</summary>
    public int LagDays { get; init; }

    /// <summary>The fixed vintages: months after the release's month in which its figures are looked at anew, such as 6 and 12. Nothing is corrected between them.</summary>
    public IReadOnlyList<int> CorrectedAfterMonths { get; init; } = [];

    /// <summary>
    /// Codes of provider groups that consented in writing: their own parts count as known to everybody, and the rules hold for what is left
    /// without them. A group is named by its holding, a provider without one by its own code.
    /// </summary>
    public IReadOnlyList<string> Waivers { get; init; } = [];

    /// <summary>Primary rules.</summary>
    public PlanRules Rules { get; init; } = new();

    /// <summary>Dimensions in the order of the cells' ids.</summary>
    public required IReadOnlyList<ProgrammeDimension> Dimensions { get; init; }

    /// <summary>Tables.</summary>
    public required IReadOnlyList<ProgrammeTable> Tables { get; init; }
}
