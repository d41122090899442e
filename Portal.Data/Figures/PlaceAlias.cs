namespace Portal.Data.Figures;

/// <summary>A printed country that is no ISO 3166-1 code or English name, and what it stands for.</summary>
internal sealed record PlaceAlias
{
    /// <summary>As printed.</summary>
    public required string Printed { get; init; }

    /// <summary>ISO 3166-1 alpha-2, 001 for the world, or null where no country can be named.</summary>
    public string? Code { get; init; }

    /// <summary>Why, in one sentence; null where the printed name is only another spelling.</summary>
    public string? Why { get; init; }
}
