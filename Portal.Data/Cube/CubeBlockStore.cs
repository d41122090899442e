using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Writes blocks of cells and rows of the ledger inside somebody's transaction.</summary>
internal sealed class CubeBlockStore(DbTransaction transaction) : IAsyncDisposable
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

    // Blocks of great slices are long, and those of two or three parts are in memory at once
    private const int BlocksAPart = 256;
    private const int CellsAPart = 40_000;

    private readonly Dictionary<SliceKey, long> ids = [];
    private readonly BlockPacker[] packers = [new(), new()];
    private ICubeRows? rows;
    private long knownSlices;
    private long seq;

    private ICubeRows Rows => rows ??= transaction.Connection is SqliteConnection connection ? new SqliteCubeRowsStore(connection) : new PostgresCubeRowsStore(transaction);

    /// <summary>A place for cells that wait outside of memory; whoever asks disposes it.</summary>
    internal SpillFile NewSpill() => SpillFile.Beside(transaction.Connection!);

    /// <summary>Takes the next number of the ledger and waits for other writers.</summary>
    /// <param name="latest">The last instant, in microseconds, at which anything of what is written happened.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task BeginAsync(long latest, CancellationToken cancellation)
    {
        seq = await transaction.Connection!.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(VersionSql, new { latest }, transaction, cancellationToken: cancellation))
            ?? throw new InvalidOperationException("The stored cells are of an older version of the register and cannot be added to: run portal check --repair, which counts them anew.");
        var known = knownSlices;
        var found = await transaction.Connection!.QueryAsync<SliceRow>(new CommandDefinition(SlicesSql, new { known }, transaction, cancellationToken: cancellation));
        foreach (var row in found)
        {
            ids[row.ToKey()] = row.Id;
            knownSlices = row.Id;
        }
    }

    /// <summary>Appends the pages of the finest slices to the ledger, one row a slice.</summary>
    internal async Task AppendLedgerAsync(SliceNumbers slices, IReadOnlyDictionary<int, LedgerPage> pages, CancellationToken cancellation)
    {
        foreach (var some in pages.OrderBy(one => one.Key).Chunk(BlocksAPart))
        {
            await NameAsync(some.Select(one => slices[one.Key]), cancellation);
            await Rows.AppendAsync([.. some.Select(one => one.Value.ToRow(ids[slices[one.Key]], seq))], cancellation);
        }
    }

    /// <summary>Adds changes of the finest slices to all blocks that they belong to.</summary>
    internal Task AddAsync(SliceNumbers slices, IReadOnlyDictionary<int, CodedCell[]> finest, CancellationToken cancellation) => Overlapped.RunAsync(
        Parts(RolledUpCells.Of(slices, finest)),
        async changes =>
        {
            using var stage = WorkStage.Of("find cells");
            await NameAsync(changes.Select(one => slices[one.Slice]), cancellation);
            BlockPlace[] places = [.. changes.Select(one => new BlockPlace(ids[slices[one.Slice]], one.Table, one.Period))];
            return (Changes: changes, Places: places, Before: await Rows.FindAsync(places, cancellation));
        },
        async part => part.Places.Zip(await PackAsync(part.Changes, part.Before)).ToList(),
        async blocks =>
        {
            using var stage = WorkStage.Of("put cells");
            await Rows.PutAsync(blocks, cancellation);
        });

    /// <summary>Writes a whole block of sorted cells in the place of what may stand there.</summary>
    internal async Task PutAsync(SliceKey slice, CellTable table, int period, List<BlockCell> cells, CancellationToken cancellation)
    {
        await NameAsync([slice], cancellation);
        await Rows.PutAsync([(new BlockPlace(ids[slice], table, period), packers[0].Bytes(table, period, cells))], cancellation);
    }

    public ValueTask DisposeAsync() => rows?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static IEnumerable<List<BlockChange>> Parts(IEnumerable<BlockChange> changes)
    {
        var (part, cells) = (new List<BlockChange>(), 0);
        foreach (var change in changes)
        {
            part.Add(change);
            cells += change.Cells.Length;
            if (part.Count == BlocksAPart || cells > CellsAPart)
            {
                yield return part;
                (part, cells) = ([], 0);
            }
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    /// <summary>The bytes of a part's blocks in the same order, each packer taking the next but one.</summary>
    private async Task<byte[]?[]> PackAsync(List<BlockChange> changes, IReadOnlyList<byte[]?> before)
    {
        var bytes = new byte[]?[changes.Count];
        await Task.WhenAll(Enumerable.Range(0, packers.Length).Select(first => Task.Run(() => PackFrom(first))));
        return bytes;

        void PackFrom(int first)
        {
            using var stage = WorkStage.Of("pack cells");
            for (var at = first; at < bytes.Length; at += packers.Length)
            {
                bytes[at] = packers[first].Sum(changes[at], before[at]);
            }
        }
    }

    /// <summary>Sees to it that slices have ids.</summary>
    private async Task NameAsync(IEnumerable<SliceKey> some, CancellationToken cancellation)
    {
        SliceKey[] unnamed = [.. some.Where(slice => !ids.ContainsKey(slice)).Distinct()];
        if (unnamed.Length > 0)
        {
            var fresh = await Rows.AddSlicesAsync([.. unnamed.Select(SliceRow.Of)], cancellation);
            for (var at = 0; at < unnamed.Length; at++)
            {
                ids.Add(unnamed[at], fresh[at]);
                knownSlices = Math.Max(knownSlices, fresh[at]);
            }
        }
    }
}
