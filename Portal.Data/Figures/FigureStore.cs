using System.Data.Common;
using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Figures;

/// <summary>Writes published tables; one table, one transaction. A later file of the same source takes the place of the earlier.</summary>
internal sealed class FigureStore(Database database)
{
    private const string FingerprintSql = """
        select fingerprint
        from figure_source
        where code = @code
        """;

    private const string ClearSql = """
        delete from figure where source_code = @code;
        delete from figure_oddity where source_code = @code;
        delete from figure_check where source_code = @code;
        """;

    private const string SourceSql = """
        insert into figure_source (
            code, position, title, publisher, document, published, seen_in, licence, attribution, confidence,
            counted, clock_start, clock_stop, kind, file, sha256, row_count, caveats, fingerprint)
        values (
            @Code, @Position, @Title, @Publisher, @Document, @Published, @SeenIn, @Licence, @Attribution, @Confidence,
            @Counted, @ClockStart, @ClockStop, @Kind, @File, @Sha256, @Rows, @Caveats, @Fingerprint)
        on conflict (code) do update set
            position = excluded.position,
            title = excluded.title,
            publisher = excluded.publisher,
            document = excluded.document,
            published = excluded.published,
            seen_in = excluded.seen_in,
            licence = excluded.licence,
            attribution = excluded.attribution,
            confidence = excluded.confidence,
            counted = excluded.counted,
            clock_start = excluded.clock_start,
            clock_stop = excluded.clock_stop,
            kind = excluded.kind,
            file = excluded.file,
            sha256 = excluded.sha256,
            row_count = excluded.row_count,
            caveats = excluded.caveats,
            fingerprint = excluded.fingerprint
        """;

    private const string FigureSql = """
        insert into figure (
            source_code, row_number, column_name, period_text, period_from, period_to, provider_text, provider_code,
            provider_group, country_text, country_code, observer, measure, breakdown, unit, edition, value_text,
            value_micros, status, confidence, flags, note)
        values (
            @Source, @Row, @Column, @PeriodText, @PeriodFrom, @PeriodTo, @ProviderText, @Provider,
            @ProviderGroup, @CountryText, @Country, @Observer, @Measure, @Breakdown, @Unit, @Edition, @ValueText,
            @ValueMicros, @Status, @Confidence, @Flags, @Note)
        """;

    private const string OdditySql = """
        insert into figure_oddity (source_code, position, row_number, column_name, kind, message)
        values (@code, @position, @Row, @Column, @Kind, @Message)
        """;

    private const string CheckSql = """
        insert into figure_check (source_code, position, name, expected_micros, actual_micros, agrees)
        values (@code, @position, @Name, @expected, @actual, @Agrees)
        """;

    private const string ProviderSql = """
        insert into figure_provider (code, group_code, name)
        values (@Provider, @Group, @Name)
        on conflict (code) do update set
            group_code = excluded.group_code,
            name = excluded.name
        """;

    private const string NewProviderSql = """
        insert into figure_provider (code, group_code, name)
        values (@Provider, @ProviderGroup, @ProviderText)
        on conflict (code) do nothing
        """;

    /// <summary>What the stored table was made of; null where the source was never stored.</summary>
    internal async Task<string?> FingerprintAsync(string code, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(FingerprintSql, new { code }, cancellationToken: cancellation));
    }

    /// <summary>Puts the known providers; a name that is given twice for one service keeps the first.</summary>
    internal async Task PutProvidersAsync(IReadOnlyCollection<ProviderAlias> aliases, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            ProviderSql, aliases.DistinctBy(alias => alias.Provider), transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Stores a table that was read without a problem, in place of what the source held before.</summary>
    internal async Task SaveAsync(FigureSource source, int position, string fingerprint, FigureReading reading, CancellationToken cancellation)
    {
        if (reading.Problems.Count > 0)
        {
            throw new ArgumentException($"{source.Code} was refused; nothing of it is stored.", nameof(reading));
        }

        var code = source.Code;
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RunAsync(connection, transaction, ClearSql, new { code }, cancellation);
        await RunAsync(connection, transaction, SourceSql, SourceRow.Of(source, position, fingerprint), cancellation);
        await RunAsync(connection, transaction, FigureSql, reading.Figures.Select(FigureRow.Of), cancellation);
        await RunAsync(connection, transaction, OdditySql, reading.Oddities.Select((oddity, position) => new { code, position, oddity.Row, oddity.Column, oddity.Kind, oddity.Message }), cancellation);
        await RunAsync(connection, transaction, CheckSql, reading.Checks.Select((check, position) => new { code, position, check.Name, expected = FigureNumber.ToMicros(check.Expected), actual = FigureNumber.ToMicros(check.Actual), check.Agrees }), cancellation);
        await RunAsync(connection, transaction, NewProviderSql, reading.Figures.Where(figure => figure.Provider is not null).DistinctBy(figure => figure.Provider).Select(figure => new { figure.Provider, figure.ProviderGroup, figure.ProviderText }), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static Task<int> RunAsync(DbConnection connection, DbTransaction transaction, string sql, object parameters, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation));

    private sealed record SourceRow
    {
        public required string Code { get; init; }

        public required int Position { get; init; }

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

        public required int Rows { get; init; }

        public required string Caveats { get; init; }

        public required string Fingerprint { get; init; }

        internal static SourceRow Of(FigureSource source, int position, string fingerprint) => new()
        {
            Code = source.Code,
            Position = position,
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
            Rows = source.Rows,
            Caveats = string.Join('\n', source.Caveats),
            Fingerprint = fingerprint,
        };
    }

    private sealed record FigureRow
    {
        public required string Source { get; init; }

        public required int Row { get; init; }

        public required string Column { get; init; }

        public required string PeriodText { get; init; }

        public LocalDate? PeriodFrom { get; init; }

        public LocalDate? PeriodTo { get; init; }

        public required string ProviderText { get; init; }

        public string? Provider { get; init; }

        public string? ProviderGroup { get; init; }

        public required string CountryText { get; init; }

        public string? Country { get; init; }

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

        internal static FigureRow Of(Figure figure) => new()
        {
            Source = figure.Source,
            Row = figure.Row,
            Column = figure.Column,
            PeriodText = figure.PeriodText,
            PeriodFrom = figure.PeriodFrom,
            PeriodTo = figure.PeriodTo,
            ProviderText = figure.ProviderText,
            Provider = figure.Provider,
            ProviderGroup = figure.ProviderGroup,
            CountryText = figure.CountryText,
            Country = figure.Country,
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
}
