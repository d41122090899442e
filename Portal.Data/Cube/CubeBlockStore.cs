using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Writes blocks of cells and rows of the ledger inside somebody's transaction.</summary>
internal sealed class CubeBlockStore : IAsyncDisposable
{
    // Changing the one row makes other writers wait until this one has committed, so blocks are never read stale and written back
    private const string VersionSql = """
        update cube_version
        set seq = seq + 1,
            latest_at = case when latest_at < @latest then @latest else latest_at end
        where id = 1
            and is_counted
        returning seq
        """;

    private const string SlicesSql = """
        select id, is_synthetic, provider, host_country, issuer_country, category, rule
        from cube_slice
        where id > @known
        order by id
        """;

    private const string InsertSliceSql = """
        insert into cube_slice (is_synthetic, provider, host_country, issuer_country, category, rule)
        values (@is_synthetic, @provider, @host_country, @issuer_country, @category, @rule)
        returning id
        """;

    private const string FindSql = """
        select cells
        from cube_block
        where slice_id = @slice_id
            and cell_table = @cell_table
            and period = @period
        """;

    private const string PutSql = """
        insert into cube_block (slice_id, cell_table, period, cells)
        values (@slice_id, @cell_table, @period, @cells)
        on conflict (slice_id, cell_table, period) do update set cells = excluded.cells
        """;

    private const string DeleteSql = """
        delete from cube_block
        where slice_id = @slice_id
            and cell_table = @cell_table
            and period = @period
        """;

    private const string AppendSql = """
        insert into cube_ledger (slice_id, seq, first_known_at, last_known_at, changes)
        values (@slice_id, @seq, @first_known_at, @last_known_at, @changes)
        """;

    // Blocks of great slices are long, and all of these are in memory at once
    private const int RowsAtOnce = 64;

    private static readonly (string, DbType)[] Place = [("slice_id", DbType.Int64), ("cell_table", DbType.Int64), ("period", DbType.Int64)];

    private readonly DbTransaction transaction;
    private readonly Lazy<Statement> insertSlice;
    private readonly Lazy<Statement> find;
    private readonly Lazy<Statement> put;
    private readonly Lazy<Statement> delete;
    private readonly Lazy<Statement> append;
    private readonly Dictionary<SliceKey, long> ids = [];
    private readonly ByteWriter writer = new();
    private readonly BlockCodec codec = new();
    private readonly List<BlockCell> stored = [];
    private readonly List<PlacedCell> placed = [];
    private long knownSlices;
    private long seq;

    internal CubeBlockStore(DbTransaction transaction)
    {
        this.transaction = transaction;
        insertSlice = new(() => Statement.Prepare(
            transaction, InsertSliceSql, ("is_synthetic", DbType.Boolean), ("provider", DbType.String), ("host_country", DbType.String),
            ("issuer_country", DbType.String), ("category", DbType.String), ("rule", DbType.String)));
        find = new(() => Statement.Prepare(transaction, FindSql, Place));
        put = new(() => Statement.Prepare(transaction, PutSql, [.. Place, ("cells", DbType.Binary)]));
        delete = new(() => Statement.Prepare(transaction, DeleteSql, Place));
        append = new(() => Statement.Prepare(
            transaction, AppendSql, ("slice_id", DbType.Int64), ("seq", DbType.Int64), ("first_known_at", DbType.Int64), ("last_known_at", DbType.Int64), ("changes", DbType.Binary)));
    }

    /// <summary>Takes the next number of the ledger and waits for other writers.</summary>
    /// <param name="latest">The last instant, in microseconds, at which anything of what is written happened.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task BeginAsync(long latest, CancellationToken cancellation)
    {
        seq = await transaction.Connection!.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(VersionSql, new { latest }, transaction, cancellationToken: cancellation))
            ?? throw new InvalidOperationException("The stored cells are of an older version of the register and cannot be added to: run portal check --repair, which counts them anew.");
        var known = knownSlices;
        var rows = await transaction.Connection!.QueryAsync<SliceRow>(new CommandDefinition(SlicesSql, new { known }, transaction, cancellationToken: cancellation));
        foreach (var row in rows)
        {
            ids[row.ToKey()] = row.Id;
            knownSlices = row.Id;
        }
    }

    /// <summary>Appends the changes of the finest slices to the ledger, one row a slice.</summary>
    internal async Task AppendLedgerAsync(SliceNumbers slices, PendingLedger ledger, CancellationToken cancellation)
    {
        foreach (var some in ledger.Sorted().Chunk(RowsAtOnce))
        {
            var rows = new List<object?[]>(some.Length);
            foreach (var (slice, lines) in some)
            {
                writer.Clear();
                LedgerCodec.Write(writer, lines[0].KnownAt, CollectionsMarshal.AsSpan(lines));
                rows.Add([await IdAsync(slices[slice], cancellation), seq, lines[0].KnownAt, lines[^1].KnownAt, writer.Written.ToArray()]);
            }

            await append.Value.ExecuteAllAsync(rows, cancellation);
        }
    }

    /// <summary>Adds changes to the blocks that they belong to.</summary>
    internal async Task AddAsync(SliceNumbers slices, PendingCells changes, bool withGroups, CancellationToken cancellation)
    {
        changes.PlaceInto(placed, withGroups);
        placed.Sort(PlacedCell.Compare);
        foreach (var blocks in PlacedCell.Blocks(placed).Chunk(RowsAtOnce))
        {
            var places = new List<object?[]>(blocks.Length);
            foreach (var (slice, table, period, _) in blocks)
            {
                places.Add([await IdAsync(slices[slice], cancellation), (long)table, (long)period]);
            }

            var before = await find.Value.ScalarsAsync(places, cancellation);
            var (changed, emptied) = (new List<object?[]>(blocks.Length), new List<object?[]>());
            for (var at = 0; at < blocks.Length; at++)
            {
                var after = Sum(blocks[at].Table, blocks[at].Period, (byte[]?)before[at], blocks[at].Cells);
                (after is null ? emptied : changed).Add(after is null ? places[at] : [.. places[at], after]);
            }

            await put.Value.ExecuteAllAsync(changed, cancellation);
            await delete.Value.ExecuteAllAsync(emptied, cancellation);
        }
    }

    /// <summary>Writes a whole block of sorted cells in the place of what may stand there.</summary>
    internal async Task PutAsync(SliceKey slice, CellTable table, int period, List<BlockCell> cells, CancellationToken cancellation) =>
        await put.Value.ExecuteAsync(cancellation, await IdAsync(slice, cancellation), (long)table, (long)period, Bytes(table, period, cells));

    public async ValueTask DisposeAsync()
    {
        foreach (var statement in new[] { insertSlice, find, put, delete, append }.Where(one => one.IsValueCreated))
        {
            await statement.Value.DisposeAsync();
        }
    }

    /// <summary>The bytes of a block with changes added; null where nothing is left.</summary>
    private byte[]? Sum(CellTable table, int period, byte[]? block, List<BlockCell> changes)
    {
        stored.Clear();
        if (block is not null)
        {
            codec.Read(block, table, period, stored);
        }

        var sum = BlockMerge.Sum(table, stored, changes);
        return sum.Count == 0 ? null : Bytes(table, period, sum);
    }

    private byte[] Bytes(CellTable table, int period, List<BlockCell> cells)
    {
        writer.Clear();
        codec.Write(writer, table, period, CollectionsMarshal.AsSpan(cells));
        return writer.Written.ToArray();
    }

    private async ValueTask<long> IdAsync(SliceKey slice, CancellationToken cancellation)
    {
        if (!ids.TryGetValue(slice, out var id))
        {
            var row = SliceRow.Of(slice);
            id = Convert.ToInt64(
                await insertSlice.Value.ScalarAsync(cancellation, row.IsSynthetic, row.Provider, row.HostCountry, row.IssuerCountry, row.Category, row.Rule),
                CultureInfo.InvariantCulture);
            ids.Add(slice, id);
            knownSlices = Math.Max(knownSlices, id);
        }

        return id;
    }
}
