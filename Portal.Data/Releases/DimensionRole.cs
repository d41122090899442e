namespace Portal.Data.Releases;

/// <summary>What a dimension stands for; formats that know roles say so.</summary>
public enum DimensionRole
{
    /// <summary>Neither time nor place.</summary>
    Other,

    /// <summary>The period. Codes are <c>2025</c>, <c>2025-Q3</c> or <c>2025-09</c>.</summary>
    Time,

    /// <summary>The country of the host. Codes are ISO 3166-1 alpha-2 or groups of the programme.</summary>
    Geography,
}
