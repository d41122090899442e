using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Tests.Support;

/// <summary>The stored cube as one set of cells, and what it should be by the plainest recount.</summary>
internal static class StoredCells
{
    internal static async Task<CellSet> ReadAsync(Database database)
    {
        var queries = new CubeBlockQueries(database);
        var slices = await queries.SlicesAsync(CancellationToken.None);
        await using var connection = await database.OpenAsync(CancellationToken.None);
        var sum = new CellSet();
        var cells = new List<BlockCell>();
        await foreach (var row in CubeBlockQueries.BlocksAsync(connection))
        {
            cells.Clear();
            row.ReadTo(cells);
            foreach (var cell in cells)
            {
                sum.Add(new CellKey(row.Table, slices[row.SliceId], cell.At, cell.Bucket, cell.Kind, cell.Part), cell.Count);
            }
        }

        return sum;
    }

    /// <summary>Everything that the ledger says, of what was known by an instant in microseconds.</summary>
    internal static async Task<CellSet> LedgerAsync(Database database, long knownAt = long.MaxValue) => KnownAt(await LinesAsync(database), knownAt);

    /// <summary>What lines of the ledger say of what was known by an instant in microseconds.</summary>
    internal static CellSet KnownAt(IEnumerable<(long KnownAt, CellKey Key, CellCount Count)> lines, long knownAt)
    {
        var sum = new CellSet();
        foreach (var (_, key, count) in lines.Where(line => line.KnownAt <= knownAt))
        {
            sum.Add(key, count);
        }

        return sum;
    }

    /// <summary>Every line of the ledger.</summary>
    internal static async Task<List<(long KnownAt, CellKey Key, CellCount Count)>> LinesAsync(Database database)
    {
        var queries = new CubeBlockQueries(database);
        var slices = await queries.SlicesAsync(CancellationToken.None);
        await using var connection = await database.OpenAsync(CancellationToken.None);
        var lines = new List<(long, CellKey, CellCount)>();
        var (changes, reader) = (new List<LedgerCell>(), new LedgerReader());
        await foreach (var row in CubeBlockQueries.LedgerAsync(connection))
        {
            changes.Clear();
            row.ReadTo(changes, reader);
            Assert.All(changes, one => Assert.InRange(one.KnownAt, row.FirstKnownAt, row.LastKnownAt));
            lines.AddRange(changes.Select(one =>
                (one.KnownAt, new CellKey(one.Table, slices[row.SliceId], one.Cell.At, one.Cell.Bucket, one.Cell.Kind, one.Cell.Part), one.Cell.Count)));
        }

        return lines;
    }

    /// <summary>How often the ledger was written.</summary>
    internal static async Task<int> LedgerPartsAsync(Database database)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        return await CubeBlockQueries.LedgerAsync(connection).Select(row => row.Seq).Distinct().CountAsync();
    }

    /// <summary>What notices add to the finest slices, groups kept apart.</summary>
    internal static CellSet Finest(IEnumerable<StoredItem> items)
    {
        var sum = new CellSet();
        foreach (var notice in items.GroupBy(item => (item.NoticeId, item.Group, item.IsSynthetic)))
        {
            sum.Add(NoticeCells.Of(notice.Select(item => item.State), notice.Key.Group, notice.Key.IsSynthetic));
        }

        return sum;
    }

    /// <summary>All tables as they should be stored.</summary>
    internal static CellSet Expected(CellSet finest)
    {
        var sum = new CellSet();
        foreach (var (key, count) in finest.Cells)
        {
            var grouped = key.Table switch
            {
                CellTable.Cohort => CellTable.GroupCohort,
                CellTable.Period => CellTable.GroupPeriod,
                CellTable.Snapshot => CellTable.GroupSnapshot,
                _ => (CellTable?)null,
            };
            var plain = grouped is null ? key : key with { Part = 0 };
            sum.Add(plain, count);
            if (key.Table == CellTable.Straddle)
            {
                // What several slices have in common may itself name less than a roll-up keeps
                foreach (var (coarse, _) in Coarser(key.Slice).Zip(Coarser(new("", "", "", "", ""))).Where(one => Named(one.First) == Named(one.Second)))
                {
                    sum.Add(key with { Slice = coarse, Table = CellTable.RollUpStraddle }, count);
                }

                continue;
            }

            foreach (var coarse in Coarser(key.Slice))
            {
                // Where groups of notices are kept apart, nothing is kept twice
                sum.Add(grouped is { } table && Named(coarse) <= 1 ? key with { Slice = coarse, Table = table } : plain with { Slice = coarse }, count);
            }
        }

        return sum;
    }

    private static int Named(SliceKey key) =>
        new[] { key.Provider, key.HostCountry, key.IssuerCountry, key.Category, key.Rule }.Count(code => code is not null);

    private static SliceKey[] Coarser(SliceKey key) =>
    [
        new(null, null, null, null, null, key.IsSynthetic),
        new(key.Provider, null, null, null, null, key.IsSynthetic),
        new(null, key.HostCountry, null, null, null, key.IsSynthetic),
        new(null, null, key.IssuerCountry, null, null, key.IsSynthetic),
        new(null, null, null, key.Category, null, key.IsSynthetic),
        new(null, null, null, null, key.Rule, key.IsSynthetic),
        new(key.Provider, null, null, null, key.Rule, key.IsSynthetic),
        new(null, key.HostCountry, null, key.Category, null, key.IsSynthetic),
    ];
}
