namespace Portal.Data.Figures;

/// <summary>A provider that published figures speak of.</summary>
public sealed record FigureProvider
{
    /// <summary>Code of the service.</summary>
    public required string Code { get; init; }

    /// <summary>Code of its group; its own where it stands alone.</summary>
    public required string GroupCode { get; init; }

    /// <summary>Name for readers.</summary>
    public required string Name { get; init; }
}
