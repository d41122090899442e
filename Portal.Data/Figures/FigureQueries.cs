using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Figures;

/// <summary>Reads published figures for pages, with their provenance.</summary>
public sealed class FigureQueries(Database database)
{
    private const string SourcesSql = """
        select s.code, s.title, s.publisher, s.document, s.published, s.seen_in, s.licence, s.attribution, s.confidence,
            s.counted, s.clock_start, s.clock_stop, s.kind, s.file, s.sha256, s.row_count, s.caveats,
            (select count(*) from figure f where f.source_code = s.code) as figures,
            (select count(*) from figure_oddity o where o.source_code = s.code) as oddities
        from figure_source s
        where (cast(@code as text) is null or s.code = @code)
        order by s.position, s.code
        """;

    private const string FiguresSql = """
        select source_code, row_number, column_name, period_text, period_from, period_to, provider_text, provider_code,
            provider_group, country_text, country_code, observer, measure, breakdown, unit, edition, value_text,
            value_micros, status, confidence, flags, note
        from figure
        where (cast(@Source as text) is null or source_code = @Source)
            and (cast(@ProviderGroup as text) is null or provider_group = @ProviderGroup)
            and (cast(@Country as text) is null or country_code = @Country)
            and (cast(@Measure as text) is null or measure = @Measure)
            and (cast(@Breakdown as text) is null or breakdown = @Breakdown)
            and (cast(@Period as text) is null or period_text = @Period)
        order by source_code, row_number, column_name
        """;

    private const string OdditiesSql = """
        select row_number as row, column_name as "column", kind, message
        from figure_oddity
        where source_code = @source
        order by position
        """;

    private const string ChecksSql = """
        select name, expected_micros, actual_micros, agrees
        from figure_check
        where source_code = @source
        order by position
        """;

    private const string ProvidersSql = """
        select code, group_code, name
        from figure_provider
        order by name, code
        """;

    /// <summary>Every source in the order of the manifest.</summary>
    public Task<IReadOnlyList<FigureSourceSummary>> SourcesAsync(CancellationToken cancellation) => SourcesAsync(null, cancellation);

    /// <summary>One source, or null where there is none of that code.</summary>
    public async Task<FigureSourceSummary?> SourceAsync(string code, CancellationToken cancellation) =>
        (await SourcesAsync(code, cancellation)).SingleOrDefault();

    /// <summary>The figures that match, in the order of their files.</summary>
    public async Task<IReadOnlyList<Figure>> FiguresAsync(FigureFilter filter, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<FigureRow>(new CommandDefinition(FiguresSql, filter, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToFigure())];
    }

    /// <summary>What is strange in a table, in the order of the import's report.</summary>
    public async Task<IReadOnlyList<FigureOddity>> OdditiesAsync(string source, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<FigureOddity>(new CommandDefinition(OdditiesSql, new { source }, cancellationToken: cancellation))];
    }

    /// <summary>The printed totals of a table beside the sums of its rows.</summary>
    public async Task<IReadOnlyList<FigureCheck>> ChecksAsync(string source, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<CheckRow>(new CommandDefinition(ChecksSql, new { source }, cancellationToken: cancellation));
        return [.. rows.Select(row => new FigureCheck
        {
            Name = row.Name,
            Expected = FigureNumber.FromMicros(row.ExpectedMicros)!.Value,
            Actual = FigureNumber.FromMicros(row.ActualMicros)!.Value,
            Agrees = row.Agrees,
        })];
    }

    /// <summary>Every provider that a figure speaks of, by name.</summary>
    public async Task<IReadOnlyList<FigureProvider>> ProvidersAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<FigureProvider>(new CommandDefinition(ProvidersSql, cancellationToken: cancellation))];
    }

    private async Task<IReadOnlyList<FigureSourceSummary>> SourcesAsync(string? code, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<SourceRow>(new CommandDefinition(SourcesSql, new { code }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToSummary())];
    }

    private sealed record CheckRow
    {
        public required string Name { get; init; }

        public required long ExpectedMicros { get; init; }

        public required long ActualMicros { get; init; }

        public required bool Agrees { get; init; }
    }

    private sealed record SourceRow
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

        public required long Figures { get; init; }

        public required long Oddities { get; init; }

        internal FigureSourceSummary ToSummary() => new()
        {
            Source = new FigureSource
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
            },
            Figures = Figures,
            Oddities = Oddities,
        };
    }

    private sealed record FigureRow
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
    }
}
