namespace Portal.Data.Releases;

/// <summary>One table of a release: every combination of codes that the programme publishes, with one cell for every measure.</summary>
public sealed record ReleaseTable
{
    /// <summary>Stable id in lower case with hyphens, such as <c>country-by-category-month</c>; part of public addresses.</summary>
    public required string Id { get; init; }

    /// <summary>English title.</summary>
    public required string Title { get; init; }

    /// <summary>What the table answers, in one or two sentences.</summary>
    public required string Description { get; init; }

    /// <summary>How often it appears: <c>A</c>, <c>Q</c> or <c>M</c>, as in the official code list of frequencies.</summary>
    public required string Frequency { get; init; }

    /// <summary>Dimensions; the one of time is last.</summary>
    public required IReadOnlyList<Dimension> Dimensions { get; init; }

    /// <summary>Measures in the order of display.</summary>
    public required IReadOnlyList<Measure> Measures { get; init; }

    /// <summary>Cells, the last dimension running fastest and the measure faster still. Empty combinations are cells too.</summary>
    public required IReadOnlyList<ReleaseCell> Cells { get; init; }

    /// <summary>True where every figure comes from synthetic notices. A table is wholly synthetic or wholly real.</summary>
    public required bool IsSynthetic { get; init; }
}
