namespace Portal.Data.Releases.Formats;

/// <summary>A data query of the SDMX REST API as it was asked.</summary>
public sealed record SdmxDataQuery
{
    /// <summary>Keys parted by commas: a code, <c>*</c> or nothing for each dimension but time, parted by points; codes of one place by plus signs.</summary>
    public string Key { get; init; } = "*";

    /// <summary>Filters by component, as <c>c[TIME_PERIOD]=ge:2026-01+le:2026-06</c> gives them.</summary>
    public IReadOnlyDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>();

    /// <summary>At most so many observations of each series, its first; null for all.</summary>
    public int? First { get; init; }

    /// <summary>At most so many observations of each series, its last; null for all.</summary>
    public int? Last { get; init; }

    /// <summary>Observations to leave out at the beginning.</summary>
    public int Offset { get; init; }

    /// <summary>At most so many observations; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Attributes wanted: <c>dsd</c>, <c>all</c>, <c>obs</c>, <c>none</c>, <c>dataset</c>, <c>series</c>, <c>msd</c> or names, parted by commas.</summary>
    public string Attributes { get; init; } = "dsd";

    /// <summary>Measures wanted: <c>all</c>, <c>none</c> or names, parted by commas.</summary>
    public string Measures { get; init; } = "all";

    /// <summary>The dimension that tells the observations of a series apart, or <c>AllDimensions</c> for no series.</summary>
    public string DimensionAtObservation { get; init; } = SdmxNames.Time;
}
