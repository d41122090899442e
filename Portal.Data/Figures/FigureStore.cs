using System.Data.Common;
using Dapper;
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
            @Counted, @ClockStart, @ClockStop, @Kind, @File, @Sha256, @RowCount, @Caveats, @Fingerprint)
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
            @SourceCode, @RowNumber, @ColumnName, @PeriodText, @PeriodFrom, @PeriodTo, @ProviderText, @ProviderCode,
            @ProviderGroup, @CountryText, @CountryCode, @Observer, @Measure, @Breakdown, @Unit, @Edition, @ValueText,
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
        var row = new DynamicParameters(FigureSourceRow.Of(source));
        row.Add("Position", position);
        row.Add("Fingerprint", fingerprint);
        await RunAsync(connection, transaction, SourceSql, row, cancellation);
        await RunAsync(connection, transaction, FigureSql, reading.Figures.Select(FigureRow.Of), cancellation);
        await RunAsync(connection, transaction, OdditySql, reading.Oddities.Select((oddity, position) => new { code, position, oddity.Row, oddity.Column, oddity.Kind, oddity.Message }), cancellation);
        await RunAsync(connection, transaction, CheckSql, reading.Checks.Select((check, position) => new { code, position, check.Name, expected = FigureNumber.ToMicros(check.Expected), actual = FigureNumber.ToMicros(check.Actual), check.Agrees }), cancellation);
        await RunAsync(connection, transaction, NewProviderSql, reading.Figures.Where(figure => figure.Provider is not null).DistinctBy(figure => figure.Provider).Select(figure => new { figure.Provider, figure.ProviderGroup, figure.ProviderText }), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static Task<int> RunAsync(DbConnection connection, DbTransaction transaction, string sql, object parameters, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation));
}
