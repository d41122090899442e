namespace Portal.Data.Figures;

/// <summary>A source in the database, with how much it holds.</summary>
public sealed record FigureSourceSummary
{
    /// <summary>Provenance.</summary>
    public required FigureSource Source { get; init; }

    /// <summary>Figures loaded; 0 for reference lists.</summary>
    public required long Figures { get; init; }

    /// <summary>Oddities told about the table.</summary>
    public required long Oddities { get; init; }
}
