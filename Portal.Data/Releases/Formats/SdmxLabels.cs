namespace Portal.Data.Releases.Formats;

/// <summary>How SDMX-CSV writes what has a name.</summary>
public enum SdmxLabels
{
    /// <summary>By its id alone.</summary>
    Id,

    /// <summary>By its id, and its name in a column of its own behind it.</summary>
    Name,

    /// <summary>By its id, a colon and its name in one column.</summary>
    Both,
}
