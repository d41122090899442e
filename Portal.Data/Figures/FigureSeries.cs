using NodaTime;

namespace Portal.Data.Figures;

/// <summary>One measure of one source over time: same provider, country, observer, split, unit and edition.</summary>
public sealed record FigureSeries
{
    /// <summary>Code of the source.</summary>
    public required string Source { get; init; }

    /// <summary>What was counted.</summary>
    public required string Measure { get; init; }

    /// <summary>Split inside the measure; empty without one.</summary>
    public required string Breakdown { get; init; }

    /// <summary>Unit of every value.</summary>
    public required string Unit { get; init; }

    /// <summary>The later edition that restates the years; empty for the first.</summary>
    public required string Edition { get; init; }

    /// <summary>Whose word it is.</summary>
    public required string Observer { get; init; }

    /// <summary>Code of the service; null where the series is not about one.</summary>
    public string? Provider { get; init; }

    /// <summary>Country; null where the series is not about one.</summary>
    public string? Country { get; init; }

    /// <summary>The figures by period; those without a date come last. Doubled rows stay side by side, flagged.</summary>
    public required IReadOnlyList<Figure> Points { get; init; }

    /// <summary>Sorts figures into series, in the order in which they first appear.</summary>
    public static IReadOnlyList<FigureSeries> Of(IEnumerable<Figure> figures) =>
    [
        .. figures
            .GroupBy(figure => (figure.Source, figure.Measure, figure.Breakdown, figure.Unit, figure.Edition, figure.Observer, figure.Provider, figure.Country))
            .Select(group => new FigureSeries
            {
                Source = group.Key.Source,
                Measure = group.Key.Measure,
                Breakdown = group.Key.Breakdown,
                Unit = group.Key.Unit,
                Edition = group.Key.Edition,
                Observer = group.Key.Observer,
                Provider = group.Key.Provider,
                Country = group.Key.Country,
                Points = [.. group.OrderBy(figure => figure.PeriodFrom ?? LocalDate.MaxIsoValue).ThenBy(figure => figure.Row)],
            }),
    ];
}
