namespace Portal.Data.Figures;

/// <summary>A source as it is stored.</summary>
internal record FigureSourceRow
{
    public required string Code { get; init; }

    public required string Title { get; init; }

    public required string Publisher { get; init; }

    public required string Document { get; init; }

    public required string Published { get; init; }

    public required string SeenIn { get; init; }

    public required string Licence { get; init; }

    public required string Attribution { get; init; }

    public required string Confidence { get; init; }

    public required string Counted { get; init; }

    public string? ClockStart { get; init; }

    public string? ClockStop { get; init; }

    public required string Kind { get; init; }

    public required string File { get; init; }

    public required string Sha256 { get; init; }

    public required int RowCount { get; init; }

    public required string Caveats { get; init; }

    internal FigureSource ToSource() => new()
    {
        Code = Code,
        Title = Title,
        Publisher = Publisher,
        Document = Document,
        Published = Published,
        SeenIn = SeenIn,
        Licence = Licence,
        Attribution = Attribution,
        Confidence = Confidence,
        Counted = Counted,
        ClockStart = ClockStart,
        ClockStop = ClockStop,
        Kind = Kind,
        File = File,
        Sha256 = Sha256,
        Rows = RowCount,
        Caveats = Caveats.Split('\n', StringSplitOptions.RemoveEmptyEntries),
    };

    internal static FigureSourceRow Of(FigureSource source) => new()
    {
        Code = source.Code,
        Title = source.Title,
        Publisher = source.Publisher,
        Document = source.Document,
        Published = source.Published,
        SeenIn = source.SeenIn,
        Licence = source.Licence,
        Attribution = source.Attribution,
        Confidence = source.Confidence,
        Counted = source.Counted,
        ClockStart = source.ClockStart,
        ClockStop = source.ClockStop,
        Kind = source.Kind,
        File = source.File,
        Sha256 = source.Sha256,
        RowCount = source.Rows,
        Caveats = string.Join('\n', source.Caveats),
    };
}
