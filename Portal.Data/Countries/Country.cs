namespace Portal.Data.Countries;

/// <summary>One country or territory of ISO 3166-1, with its place in the United Nations' M49 regions and in the map.</summary>
public sealed record Country
{
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Code { get; init; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public required string Alpha3 { get; init; }

    /// <summary>ISO 3166-1 numeric, three digits with leading zeros; the id of the shape in the map.</summary>
    public required string Numeric { get; init; }

    /// <summary>English short name.</summary>
    public required string Name { get; init; }

    /// <summary>M49 code of the region; null for Antarctica, which has none.</summary>
    public string? Region { get; init; }

    /// <summary>English name of the region; null without one.</summary>
    public string? RegionName { get; init; }

    /// <summary>M49 code of the subregion; null without one.</summary>
    public string? Subregion { get; init; }

    /// <summary>English name of the subregion; null without one.</summary>
    public string? SubregionName { get; init; }

    /// <summary>Whether it is a member of the United Nations.</summary>
    public required bool IsUnMember { get; init; }

    /// <summary>Whether it is a member of the European Union.</summary>
    public required bool IsEuMember { get; init; }

    /// <summary>Coarsest map scale that has a shape: 110, 50 or 10 (millionths); null where none has, so that it is listed beside the map.</summary>
    public int? MapScale { get; init; }
}
