using NodaTime;

namespace Portal.Data.Figures;

/// <summary>A figure as it is stored.</summary>
internal sealed record FigureRow
{
    public required string SourceCode { get; init; }

    public required int RowNumber { get; init; }

    public required string ColumnName { get; init; }

    public required string PeriodText { get; init; }

    public LocalDate? PeriodFrom { get; init; }

    public LocalDate? PeriodTo { get; init; }

    public required string ProviderText { get; init; }

    public string? ProviderCode { get; init; }

    public string? ProviderGroup { get; init; }

    public required string CountryText { get; init; }

    public string? CountryCode { get; init; }

    public required string Observer { get; init; }

    public required string Measure { get; init; }

    public required string Breakdown { get; init; }

    public required string Unit { get; init; }

    public required string Edition { get; init; }

    public required string ValueText { get; init; }

    public long? ValueMicros { get; init; }

    public required string Status { get; init; }

    public required string Confidence { get; init; }

    public required string Flags { get; init; }

    public required string Note { get; init; }

    internal Figure ToFigure() => new()
    {
        Source = SourceCode,
        Row = RowNumber,
        Column = ColumnName,
        PeriodText = PeriodText,
        PeriodFrom = PeriodFrom,
        PeriodTo = PeriodTo,
        ProviderText = ProviderText,
        Provider = ProviderCode,
        ProviderGroup = ProviderGroup,
        CountryText = CountryText,
        Country = CountryCode,
        Observer = Observer,
        Measure = Measure,
        Breakdown = Breakdown,
        Unit = Unit,
        Edition = Edition,
        ValueText = ValueText,
        Value = FigureNumber.FromMicros(ValueMicros),
        Status = FigureWords.StatusOf(Status),
        Confidence = Enum.Parse<FigureConfidence>(Confidence),
        Flags = Flags.Split(';', StringSplitOptions.RemoveEmptyEntries),
        Note = Note,
    };

    internal static FigureRow Of(Figure figure) => new()
    {
        SourceCode = figure.Source,
        RowNumber = figure.Row,
        ColumnName = figure.Column,
        PeriodText = figure.PeriodText,
        PeriodFrom = figure.PeriodFrom,
        PeriodTo = figure.PeriodTo,
        ProviderText = figure.ProviderText,
        ProviderCode = figure.Provider,
        ProviderGroup = figure.ProviderGroup,
        CountryText = figure.CountryText,
        CountryCode = figure.Country,
        Observer = figure.Observer,
        Measure = figure.Measure,
        Breakdown = figure.Breakdown,
        Unit = figure.Unit,
        Edition = figure.Edition,
        ValueText = figure.ValueText,
        ValueMicros = FigureNumber.ToMicros(figure.Value),
        Status = FigureWords.Of(figure.Status),
        Confidence = figure.Confidence.ToString(),
        Flags = string.Join(';', figure.Flags),
        Note = figure.Note,
    };
}
