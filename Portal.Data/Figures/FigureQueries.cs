using Dapper;
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
        var rows = await connection.QueryAsync<SummaryRow>(new CommandDefinition(SourcesSql, new { code }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToSummary())];
    }

    private sealed record CheckRow
    {
        public required string Name { get; init; }

        public required long ExpectedMicros { get; init; }

        public required long ActualMicros { get; init; }

        public required bool Agrees { get; init; }
    }

    private sealed record SummaryRow : FigureSourceRow
    {
        public required long Figures { get; init; }

        public required long Oddities { get; init; }

        internal FigureSourceSummary ToSummary() => new() { Source = ToSource(), Figures = Figures, Oddities = Oddities };
    }
}
