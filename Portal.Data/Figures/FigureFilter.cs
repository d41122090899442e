namespace Portal.Data.Figures;

/// <summary>Which figures to read; null does not restrict.</summary>
public sealed record FigureFilter
{
    /// <summary>Code of the source.</summary>
    public string? Source { get; init; }

    /// <summary>Code of the provider's group.</summary>
    public string? ProviderGroup { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or 001 for the world.</summary>
    public string? Country { get; init; }

    /// <summary>Measure.</summary>
    public string? Measure { get; init; }

    /// <summary>Breakdown; empty asks for figures without one.</summary>
    public string? Breakdown { get; init; }

    /// <summary>Period as printed.</summary>
    public string? Period { get; init; }
}
