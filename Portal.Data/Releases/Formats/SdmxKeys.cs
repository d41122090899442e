namespace Portal.Data.Releases.Formats;

/// <summary>Which keys SDMX-CSV writes in columns of their own.</summary>
public enum SdmxKeys
{
    /// <summary>None.</summary>
    None,

    /// <summary>Of the observation: the codes of all dimensions parted by points.</summary>
    Obs,

    /// <summary>Of the series: the same without the period.</summary>
    Series,

    /// <summary>Of the series, then of the observation.</summary>
    Both,
}
