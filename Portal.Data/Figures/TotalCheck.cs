namespace Portal.Data.Figures;

/// <summary>A total that the source prints, held against the sum of the figures that match. Null matches everything.</summary>
internal sealed record TotalCheck
{
    /// <summary>What is added up, in words.</summary>
    public required string Name { get; init; }

    /// <summary>Period as printed.</summary>
    public string? Period { get; init; }

    /// <summary>Measure.</summary>
    public string? Measure { get; init; }

    /// <summary>Breakdowns, one of which matches.</summary>
    public IReadOnlyList<string>? Breakdowns { get; init; }

    /// <summary>Countries as printed, one of which matches.</summary>
    public IReadOnlyList<string>? Countries { get; init; }

    /// <summary>The printed total.</summary>
    public required decimal Expected { get; init; }

    /// <summary>Largest difference that still agrees.</summary>
    public decimal Tolerance { get; init; }

    internal bool Matches(Figure figure) =>
        figure.Value is not null
        && (Period is null || figure.PeriodText == Period)
        && (Measure is null || figure.Measure == Measure)
        && (Breakdowns is null || Breakdowns.Contains(figure.Breakdown))
        && (Countries is null || Countries.Contains(figure.CountryText));
}
