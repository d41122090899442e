namespace Portal.Data.Figures;

/// <summary>What has been published about one provider group.</summary>
public sealed record ProviderFigures
{
    /// <summary>Code of the group.</summary>
    public required string Group { get; init; }

    /// <summary>Name of the group for readers.</summary>
    public required string Name { get; init; }

    /// <summary>The services of the group that figures speak of, by name.</summary>
    public required IReadOnlyList<FigureProvider> Services { get; init; }

    /// <summary>Own count beside the hotline's, by year.</summary>
    public required IReadOnlyList<ReconciliationRow> Reconciliation { get; init; }

    /// <summary>All series in the order of the sources.</summary>
    public required IReadOnlyList<FigureSeries> Series { get; init; }

    /// <summary>Provenance of every source used above, by code.</summary>
    public required IReadOnlyDictionary<string, FigureSource> Sources { get; init; }
}
