namespace Portal.Data.Releases.Plans;

/// <summary>One table of the programme.</summary>
public sealed record ProgrammeTable
{
    /// <summary>Stable id in lower case with hyphens; part of public addresses.</summary>
    public required string Id { get; init; }

    /// <summary>English title.</summary>
    public required string Title { get; init; }

    /// <summary>What it answers.</summary>
    public required string Description { get; init; }

    /// <summary>How often.</summary>
    public required Frequency Frequency { get; init; }

    /// <summary>Dimensions, and down to which level of each: 0 is the total alone. Dimensions that are not named are summed up.</summary>
    public required IReadOnlyDictionary<string, int> Depths { get; init; }

    /// <summary>Ids of measures.</summary>
    public required IReadOnlyList<string> Measures { get; init; }
}
