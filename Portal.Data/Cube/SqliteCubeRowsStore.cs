using System.Data.Common;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>The rows of the cube on SQLite: prepared statements without layers.</summary>
internal sealed class SqliteCubeRowsStore : ICubeRows
{
    private const string InsertSliceSql = """
        insert into cube_slice (is_synthetic, provider, host_country, issuer_country, category, rule)
        values (@is_synthetic, @provider, @host_country, @issuer_country, @category, @rule)
        """;

    private const string FindSql = """
        select cells
        from cube_block
        where id = @id
        """;

    private const string PutSql = """
        insert into cube_block (id, cells)
        values (@id, @cells)
        on conflict (id) do update set cells = excluded.cells
        """;

    private const string DeleteSql = """
        delete from cube_block
        where id = @id
        """;

    private const string AppendSql = """
        insert into cube_ledger (slice_id, seq, first_known_at, last_known_at, changes)
        values (@slice_id, @seq, @first_known_at, @last_known_at, @changes)
        """;

    private readonly SqliteStatement insertSlice;
    private readonly SqliteStatement find;
    private readonly SqliteStatement put;
    private readonly SqliteStatement delete;
    private readonly SqliteStatement append;

    internal SqliteCubeRowsStore(DbConnection connection)
    {
        insertSlice = SqliteStatement.Prepare(connection, InsertSliceSql);
        find = SqliteStatement.Prepare(connection, FindSql);
        put = SqliteStatement.Prepare(connection, PutSql);
        delete = SqliteStatement.Prepare(connection, DeleteSql);
        append = SqliteStatement.Prepare(connection, AppendSql);
    }

    public Task<IReadOnlyList<long>> AddSlicesAsync(IReadOnlyList<SliceRow> slices, CancellationToken cancellation)
    {
        var ids = new long[slices.Count];
        for (var at = 0; at < ids.Length; at++)
        {
            var row = slices[at];
            insertSlice.Add(row.IsSynthetic ? 1 : 0).Add(row.Provider).Add(row.HostCountry).Add(row.IssuerCountry).Add(row.Category).Add(row.Rule).Run();
            ids[at] = insertSlice.LastId;
        }

        return Task.FromResult<IReadOnlyList<long>>(ids);
    }

    public Task<IReadOnlyList<byte[]?>> FindAsync(IReadOnlyList<BlockPlace> places, CancellationToken cancellation)
    {
        var found = new byte[]?[places.Count];
        for (var at = 0; at < found.Length; at++)
        {
            if (find.Add(places[at].Id).Step())
            {
                found[at] = find.Bytes(0).ToArray();
                find.Reset();
            }
        }

        return Task.FromResult<IReadOnlyList<byte[]?>>(found);
    }

    public Task PutAsync(IReadOnlyList<(BlockPlace Place, byte[]? Cells)> blocks, CancellationToken cancellation)
    {
        foreach (var (place, cells) in blocks)
        {
            _ = cells is null ? delete.Add(place.Id).Run() : put.Add(place.Id).Add(cells).Run();
        }

        return Task.CompletedTask;
    }

    public Task AppendAsync(IReadOnlyList<LedgerRow> rows, CancellationToken cancellation)
    {
        foreach (var row in rows)
        {
            append.Add(row.SliceId).Add(row.Seq).Add(row.FirstKnownAt).Add(row.LastKnownAt).Add(row.Changes).Run();
        }

        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        foreach (var statement in (SqliteStatement[])[insertSlice, find, put, delete, append])
        {
            statement.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
