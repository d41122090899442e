namespace Portal.Data.Figures;

/// <summary>One source of the manifest: its provenance, how to read it, and what is known to be strange.</summary>
internal sealed record FigureEntry
{
    /// <summary>Provenance.</summary>
    public required FigureSource Provenance { get; init; }

    /// <summary>How to read the columns; null for lists that hold no figures.</summary>
    public FigureMapping? Mapping { get; init; }

    /// <summary>Oddities that no rule can find, told with every import.</summary>
    public IReadOnlyList<FigureOddity> KnownOddities { get; init; } = [];
}
