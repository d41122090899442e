using System.Data.Common;
using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Regimes;

/// <summary>Keeps every state of every row of the catalogue. Nothing is overwritten.</summary>
public sealed class RuleTextStore(Database database)
{
    private const string NewestSql = """
        select coalesce(max(number), 0)
        from rule_edition
        """;

    private const string EditionsSql = """
        select number, known_at, origin
        from rule_edition
        order by number
        """;

    private const string TextsSql = """
        select rule_id, edition, position, body
        from rule_text
        order by edition, position
        """;

    // The number is a key: of two that add one at once, the second fails and can try again on what it then finds
    private const string PutEditionSql = """
        insert into rule_edition (number, known_at, origin)
        values (@number, @knownAt, @origin)
        """;

    private const string PutTextSql = """
        insert into rule_text (rule_id, edition, position, body)
        values (@ruleId, @edition, @position, @body)
        """;

    /// <summary>Number of the newest state; 0 where none is stored.</summary>
    public async Task<long> NewestAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(NewestSql, cancellationToken: cancellation));
    }

    /// <summary>Every state, each with all its rows in order.</summary>
    public async Task<IReadOnlyList<StoredEdition>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        return await AllAsync(transaction, cancellation);
    }

    internal static async Task<IReadOnlyList<StoredEdition>> AllAsync(DbTransaction transaction, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        var editions = await connection.QueryAsync<EditionRow>(new CommandDefinition(EditionsSql, transaction: transaction, cancellationToken: cancellation));
        var texts = (await connection.QueryAsync<TextRow>(new CommandDefinition(TextsSql, transaction: transaction, cancellationToken: cancellation)))
            .ToLookup(row => row.Edition);
        var state = new Dictionary<string, StoredText>(StringComparer.Ordinal);
        var found = new List<StoredEdition>();
        foreach (var edition in editions)
        {
            foreach (var row in texts[edition.Number])
            {
                state[row.RuleId] = new StoredText(row.RuleId, row.Edition, row.Position, row.Body, edition.Origin);
            }

            found.Add(new StoredEdition(
                edition.Number, edition.Number == 1 ? Instant.MinValue : edition.KnownAt, edition.Origin, [.. state.Values.OrderBy(text => text.Position)]));
        }

        return found;
    }

    /// <summary>Adds a state inside a transaction; the caller commits.</summary>
    internal static async Task AddAsync(
        DbTransaction transaction, long number, Instant knownAt, string origin, IEnumerable<StoredText> changed, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(new CommandDefinition(PutEditionSql, new { number, knownAt, origin }, transaction, cancellationToken: cancellation));
        foreach (var text in changed)
        {
            var row = new { ruleId = text.RuleId, edition = number, position = text.Position, body = text.Body };
            await connection.ExecuteAsync(new CommandDefinition(PutTextSql, row, transaction, cancellationToken: cancellation));
        }
    }

    private sealed record EditionRow
    {
        public required long Number { get; init; }

        public required Instant KnownAt { get; init; }

        public required string Origin { get; init; }
    }

    private sealed record TextRow
    {
        public required string RuleId { get; init; }

        public required long Edition { get; init; }

        public required int Position { get; init; }

        public string? Body { get; init; }
    }
}
