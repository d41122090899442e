using NodaTime;

namespace Portal.Data.Figures;

/// <summary>One cell of a table that somebody else published, exactly as printed, with what it means.</summary>
public sealed record Figure
{
    /// <summary>Code of the <see cref="FigureSource"/>.</summary>
    public required string Source { get; init; }

    /// <summary>Line of the file on which the row begins, comments and header counted; the first line is 1.</summary>
    public required int Row { get; init; }

    /// <summary>Column that holds the value.</summary>
    public required string Column { get; init; }

    /// <summary>The period as printed.</summary>
    public required string PeriodText { get; init; }

    /// <summary>First day of the period, included; null where the source gives no date.</summary>
    public LocalDate? PeriodFrom { get; init; }

    /// <summary>First day after the period, excluded; null where the source gives no date.</summary>
    public LocalDate? PeriodTo { get; init; }

    /// <summary>The provider as printed; empty where the figure is not about one.</summary>
    public required string ProviderText { get; init; }

    /// <summary>Code of the service; null where the figure is not about a provider.</summary>
    public string? Provider { get; init; }

    /// <summary>Code of the group that the service belongs to, its own code where it stands alone; null without a provider.</summary>
    public string? ProviderGroup { get; init; }

    /// <summary>The country as printed; empty where the figure is not about one.</summary>
    public required string CountryText { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or 001 for the world; null without a country or where the printed code exists in no list.</summary>
    public string? Country { get; init; }

    /// <summary>Whose word this is: <c>provider</c>, <c>hotline</c> or <c>publisher</c>.</summary>
    public required string Observer { get; init; }

    /// <summary>What was counted.</summary>
    public required string Measure { get; init; }

    /// <summary>Further split inside the measure, as printed; empty without one.</summary>
    public required string Breakdown { get; init; }

    /// <summary>Unit of the value.</summary>
    public required string Unit { get; init; }

    /// <summary>The later edition that restates the figure; empty for the first.</summary>
    public required string Edition { get; init; }

    /// <summary>The value exactly as printed; empty where nothing is printed.</summary>
    public required string ValueText { get; init; }

    /// <summary>The printed number, exact; null unless <see cref="Status"/> is reported.</summary>
    public decimal? Value { get; init; }

    /// <summary>What stands in the value's place.</summary>
    public required FigureStatus Status { get; init; }

    /// <summary>How near to the publisher the figure was seen.</summary>
    public required FigureConfidence Confidence { get; init; }

    /// <summary>Warnings in words of a fixed list, such as <c>approximate</c>, <c>redundant</c>, <c>doubled</c>.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>Where the row was seen, or the source's own remark; empty without one.</summary>
    public required string Note { get; init; }
}
