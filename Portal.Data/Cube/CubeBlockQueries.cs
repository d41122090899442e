using System.Data.Common;
using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Reads whole blocks and rows of the ledger, for those who recount them.</summary>
internal sealed class CubeBlockQueries(Database database)
{
    private const string SlicesSql = """
        select id, is_synthetic, provider, host_country, issuer_country, category, rule
        from cube_slice
        order by id
        """;

    private const string BlocksSql = """
        select slice_id, cell_table, period, cells
        from cube_block
        order by id
        """;

    private const string LedgerSql = """
        select slice_id, seq, first_known_at, last_known_at, changes
        from cube_ledger
        order by slice_id, seq
        """;

    /// <summary>Every slice that was ever realised, by its id.</summary>
    internal async Task<IReadOnlyDictionary<long, SliceKey>> SlicesAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<SliceRow>(new CommandDefinition(SlicesSql, cancellationToken: cancellation));
        return rows.ToDictionary(row => row.Id, row => row.ToKey());
    }

    /// <summary>Every block, not yet decoded.</summary>
    internal static IAsyncEnumerable<BlockRow> BlocksAsync(DbConnection connection) => connection.QueryUnbufferedAsync<BlockRow>(BlocksSql);

    /// <summary>Every row of the ledger, not yet decoded.</summary>
    internal static IAsyncEnumerable<LedgerRow> LedgerAsync(DbConnection connection) => connection.QueryUnbufferedAsync<LedgerRow>(LedgerSql);
}
