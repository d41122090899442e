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

    /// <summary>Primary rules.</summary>
    public PlanRules Rules { get; init; } = new();

    /// <summary>Dimensions in the order of the cells' ids.</summary>
    public required IReadOnlyList<ProgrammeDimension> Dimensions { get; init; }

    /// <summary>Tables.</summary>
    public required IReadOnlyList<ProgrammeTable> Tables { get; init; }
}
