using System.Data.Common;
using System.Globalization;
using Dapper;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Recounts the stored states, cells and their ledger from the events, and asks the database whether it is whole.</summary>
public sealed class CubeCheckQueries(Database database, NoticeHistoryQueries history, StoredNoticeQueries stored)
{
    private const string SpanSql = """
        select min(first_known_at) as first, max(last_known_at) as last
        from cube_ledger
        """;

    private const string IsCountedSql = """
        select is_counted
        from cube_version
        where id = 1
        """;

    private const int Views = 3;

    /// <summary>The kind of difference of an index of event ids.</summary>
    public const string EventIds = "event_ids";

    /// <summary>The kind of difference of the database itself, below everything that this program keeps in it.</summary>
    public const string File = "database";

    /// <summary>The kind of difference of events that can't be read: nothing else says what they said.</summary>
    public const string Events = "events";

    /// <summary>Recounts everything. Memory grows with the number of blocks; each cell that differs makes its block differ.</summary>
    /// <param name="fold">How states follow from events.</param>
    /// <param name="progress">Told now and then how many items are recounted.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<CubeCheckReport> CheckAsync(NoticeFold fold, IProgress<long>? progress, CancellationToken cancellation)
    {
        var found = new List<CubeDifference>();
        try
        {
            return await CheckAsync(fold, found, progress, cancellation);
        }
        catch (DbException failure) when (found.Count > 0)
        {
            // The database had said before that it is not whole: what was found until then is the answer
            return new CubeCheckReport(0, 0, 0, 0, 0, 0, [], "", [.. found, new(File, "database", $"nothing more can be read: {DatabaseFailure.Describe(failure)}")]);
        }
    }

    private async Task<CubeCheckReport> CheckAsync(NoticeFold fold, List<CubeDifference> found, IProgress<long>? progress, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        foreach (var problem in await connection.QueryAsync<string>(new CommandDefinition(database.Dialect.IntegritySql, cancellationToken: cancellation)))
        {
            found.Add(new(File, "database", problem));
        }

        var views = await ViewsAsync(connection, cancellation);
        var recount = new CellRecount(views);
        var (states, counted, damaged) = (0L, 0L, 0);
        var keys = new EventKeySums();
        await foreach (var (notice, events, own) in StatePairs.AllAsync(history, stored, cancellation))
        {
            if (notice.Damage.Count > 0)
            {
                // A pack holds the events of many notices, and is told once
                damaged++;
                found.AddRange(notice.Damage.Select(what => new CubeDifference(Events, EventsOfNotices.Names(EventPackRange.Of(notice.NoticeId)), what)).Except(found));
                states += own.Items.Count;
                continue;
            }

            IReadOnlyList<ItemState> items = events.Count == 0 ? [] : recount.Add(fold, notice.Group, notice.IsSynthetic, events);
            states += own.Items.Count;
            counted += items.Count;
            foreach (var one in events)
            {
                keys.Add(one.Source, EventKey.Of(one.EventId));
            }

            progress?.Report(counted);
            found.AddRange(own.Faults(notice.IsSynthetic, items).Select(what => new CubeDifference("state", $"notice {notice.NoticeId}", what)));
        }

        // Ids of damaged events are missing on one side alone
        foreach (var source in found.Exists(one => one.Kind == Events) ? [] : await EventKeyStore.FaultsAsync(connection, keys))
        {
            found.Add(new(EventIds, $"source {source}", "the index of event ids is not that of the events: what was sent before may be taken again, or nothing more"));
        }

        var slices = await new CubeBlockQueries(database).SlicesAsync(cancellation);
        var (blocks, digest, identities) = await BlocksAsync(connection, slices, recount, found);
        var checkpoints = new CheckpointRecount();
        var rows = await LedgerAsync(connection, slices, recount, checkpoints, views, found);
        await CheckpointsAsync(connection, slices, checkpoints, found, cancellation);
        if (!await connection.QuerySingleAsync<bool>(new CommandDefinition(IsCountedSql, cancellationToken: cancellation)))
        {
            found.Add(new("version", "cells", "notices are stored that an older version of the register left uncounted"));
        }

        return new CubeCheckReport(
            recount.Notices, counted, recount.Blocks.Select(one => one.Slice).Distinct().Count(), blocks, rows, states, identities, digest.ToString("x32", CultureInfo.InvariantCulture), found)
        {
            DamagedNotices = damaged,
        };
    }

    private static async Task<IReadOnlyList<Instant>> ViewsAsync(DbConnection connection, CancellationToken cancellation)
    {
        var (first, last) = await connection.QuerySingleAsync<(long? First, long? Last)>(new CommandDefinition(SpanSql, cancellationToken: cancellation));
        return first is { } from && last is { } to
            ? [.. Enumerable.Range(1, Views).Select(view => TypeHandlers.ToInstant(from + ((to - from) / (Views + 1) * view)))]
            : [];
    }

    private static async Task<(long Blocks, UInt128 Digest, IReadOnlyList<IdentityCheck> Identities)> BlocksAsync(
        DbConnection connection, IReadOnlyDictionary<long, SliceKey> slices, CellRecount recount, List<CubeDifference> found)
    {
        var expected = recount.Blocks.Where(one => one.Digest != 0).ToDictionary(one => (one.Slice, one.Table, one.Period), one => one.Digest);
        var digest = expected.Values.Aggregate((UInt128)0, (sum, one) => unchecked(sum + one));
        var count = 0L;
        var (slice, identities) = (-1L, new SliceIdentities());
        var exposures = recount.Exposures.ToDictionary(one => one.Slice, one => one.Micros);
        var (held, brokenFlows, brokenExposures) = (0, 0, 0);
        var cells = new List<BlockCell>();
        await foreach (var row in CubeBlockQueries.BlocksAsync(connection))
        {
            count++;
            if (row.SliceId != slice)
            {
                Report(slice, identities);
                (slice, identities) = (row.SliceId, new SliceIdentities());
            }

            if (!slices.TryGetValue(row.SliceId, out var key))
            {
                found.Add(new("block", $"slice {row.SliceId}", "cells of a slice that is not named"));
                continue;
            }

            cells.Clear();
            try
            {
                row.ReadTo(cells);
            }
            catch (Exception damage) when (damage is InvalidDataException or OverflowException or ArgumentException)
            {
                found.Add(new("damaged", Name(key, row.Table, (int)row.Period), damage.Message));
                expected.Remove((key, row.Table, (int)row.Period));
                continue;
            }

            identities.Add(row.Table, cells);
            if (cells.Exists(cell => cell.Count.N < 0))
            {
                found.Add(new("negative", Name(key, row.Table, (int)row.Period), "a count is below zero"));
            }

            var hash = CellHash.OfSlice(key);
            var stored = cells.Aggregate((UInt128)0, (sum, cell) => unchecked(sum + CellHash.Of(hash, row.Table, cell.Kind, cell.At, cell.Bucket, cell.Part, cell.Count)));
            if (!expected.Remove((key, row.Table, (int)row.Period), out var right) || right != stored)
            {
                found.Add(new("block", Name(key, row.Table, (int)row.Period), "the cells are not what the events add up to"));
            }
        }

        Report(slice, identities);
        found.AddRange(expected.Keys.Select(one => new CubeDifference("block", Name(one.Slice, one.Table, one.Period), "cells are missing")));
        return (count, digest, [new("flow", held, brokenFlows), new("exposure", held, brokenExposures)]);

        void Report(long id, SliceIdentities ended)
        {
            if (slices.TryGetValue(id, out var name))
            {
                held++;
                var broken = ended.Broken().Select(what => new CubeDifference("identity", Name(name), what)).ToArray();
                brokenFlows += broken.Length > 0 ? 1 : 0;
                found.AddRange(broken);
                if (exposures.GetValueOrDefault(name) != ended.Exposure)
                {
                    brokenExposures++;
                    found.Add(new("exposure", Name(name), "the time online by flows is not that of the items"));
                }
            }
        }
    }

    private static async Task<long> LedgerAsync(
        DbConnection connection, IReadOnlyDictionary<long, SliceKey> slices, CellRecount recount, CheckpointRecount checkpoints, IReadOnlyList<Instant> views, List<CubeDifference> found)
    {
        var sums = new Dictionary<(SliceKey Slice, int View), UInt128>();
        var count = 0L;
        var (changes, reader) = (new List<LedgerCell>(), new LedgerReader());
        await foreach (var row in CubeBlockQueries.LedgerAsync(connection))
        {
            count++;
            changes.Clear();
            var key = slices.GetValueOrDefault(row.SliceId) ?? new SliceKey("?", "", "", "", "");
            try
            {
                row.ReadTo(changes, reader);
            }
            catch (Exception damage) when (damage is InvalidDataException or OverflowException or ArgumentException)
            {
                found.Add(new("damaged", $"{Name(key)} ledger {row.Seq}", damage.Message));
                continue;
            }

            checkpoints.Add(row.Seq, key, changes);
            var ofRow = LedgerViews.Digests(key, changes, views);
            for (var view = 0; view < ofRow.Length; view++)
            {
                sums[(key, view)] = unchecked(sums.GetValueOrDefault((key, view)) + ofRow[view]);
            }
        }

        foreach (var (slice, view, digest) in recount.Views)
        {
            sums[(slice, view)] = unchecked(sums.GetValueOrDefault((slice, view)) - digest);
        }

        found.AddRange(sums.Where(one => one.Value != 0).OrderBy(one => one.Key.View).Select(one => one.Key.View == 0
            ? new CubeDifference("ledger", Name(one.Key.Slice), "the ledger does not add up to the cells")
            : new CubeDifference("known_at", Name(one.Key.Slice), $"the ledger says something else than the events known at {views[one.Key.View - 1]}")));
        return count;
    }

    private const string CheckpointBlocksSql = """
        select slice_id, cell_table, period, seq, coalesce(cells, @none) as cells
        from cube_checkpoint_block
        order by seq, slice_id, cell_table, period
        """;

    private const string CheckpointSeqsSql = """
        select seq
        from cube_checkpoint
        order by seq
        """;

    private static async Task CheckpointsAsync(
        DbConnection connection, IReadOnlyDictionary<long, SliceKey> slices, CheckpointRecount recount, List<CubeDifference> found, CancellationToken cancellation)
    {
        var seqs = new Queue<long>(await connection.QueryAsync<long>(new CommandDefinition(CheckpointSeqsSql, cancellationToken: cancellation)));
        var cells = new List<BlockCell>();
        await foreach (var row in connection.QueryUnbufferedAsync<KeptBlockRow>(CheckpointBlocksSql, new { none = Array.Empty<byte>() }).WithCancellation(cancellation))
        {
            EndUpTo(row.Seq - 1);
            cells.Clear();
            try
            {
                if (row.Cells.Length > 0)
                {
                    row.ReadTo(cells);
                }
            }
            catch (Exception damage) when (damage is InvalidDataException or OverflowException or ArgumentException)
            {
                found.Add(new("damaged", $"checkpoint {row.Seq} slice {row.SliceId} {row.Table} {row.Period}", damage.Message));
            }

            if (slices.TryGetValue(row.SliceId, out var key) && (key.IsBase || row.Table == CellTable.Straddle))
            {
                var hash = CellHash.OfSlice(key);
                recount.Put(row.SliceId, row.Table, row.Period, cells.Aggregate(
                    (UInt128)0, (sum, cell) => unchecked(sum + CellHash.Of(hash, row.Table, cell.Kind, cell.At, cell.Bucket, cell.Part, cell.Count))));
            }
        }

        EndUpTo(long.MaxValue);

        void EndUpTo(long last)
        {
            while (seqs.TryPeek(out var seq) && seq <= last)
            {
                seqs.Dequeue();
                if (!recount.Holds(seq))
                {
                    found.Add(new("checkpoint", $"checkpoint {seq}", "its cells are not what the ledger adds up to by then"));
                }
            }
        }
    }

    private sealed record KeptBlockRow : BlockRow
    {
        public required long Seq { get; init; }
    }

    private static string Name(SliceKey key, CellTable table, int period) => $"{Name(key)} {table} {period}";

    private static string Name(SliceKey key) => string.Join(
        '/',
        new[] { key.Provider, key.HostCountry, key.IssuerCountry, key.Category, key.Rule }.Select(code => code is null ? "*" : code.Length == 0 ? "-" : code)
            .Append(key.IsSynthetic ? "synthetic" : "real"));
}
