using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;

namespace Portal.Data.Seeding;

/// <summary>Cells of one slice over three years: plain arrays, and open items as the blocks that they are stored in, which are much smaller.</summary>
internal sealed class DenseCells
{
    private static readonly CellKind[] AnyKind = Enum.GetValues<CellKind>();
    private static readonly CellKind[] Ends = [CellKind.Removed, CellKind.Released];

    private readonly DenseTable?[] tables = new DenseTable?[Enum.GetValues<CellTable>().Length];
    private readonly SortedDictionary<int, List<byte[]>> openBlocks = [];

    /// <param name="start">The first instant.</param>
    /// <param name="hasSums">Response times of all items together.</param>
    /// <param name="hasGroups">Response times by group of notices.</param>
    internal DenseCells(Instant start, bool hasSums, bool hasGroups)
    {
        HasGroups = hasGroups;
        var (day, month) = (UtcPeriods.DayOf(start).Day, UtcPeriods.MonthOf(start));
        Keep(CellTable.Flow, AnyKind, day);
        Keep(CellTable.Due, AnyKind, day);
        Keep(CellTable.Cluster, AnyKind, month);
        Keep(CellTable.Acknowledgement, [CellKind.Released, CellKind.Acknowledged, CellKind.RemovedUnacknowledged], month);
        Keep(CellTable.Recurrence, [CellKind.Reappeared, CellKind.FirstReappeared], month);
        foreach (var (table, kinds) in new[] { (CellTable.Cohort, Ends), (CellTable.Period, Ends), (CellTable.Snapshot, new[] { CellKind.Online }) })
        {
            if (hasSums)
            {
                Keep(table, kinds, month);
            }

            if (hasGroups)
            {
                Keep(table.GroupTable()!.Value, kinds, month, NoticeGroup.Count);
            }
        }
    }

    internal bool HasGroups { get; }

    /// <summary>The tables but that of open items.</summary>
    internal IEnumerable<DenseTable> Tables => tables.OfType<DenseTable>();

    /// <summary>Blocks of open items by their period, of any number of finer slices.</summary>
    internal IEnumerable<KeyValuePair<int, List<byte[]>>> OpenBlocks => openBlocks;

    internal void Add(CellTable table, CellKind kind, long at, int bucket, int part, CellCount count)
    {
        var grouped = table.GroupTable();
        tables[(int)table]?.Add(kind, at, bucket, grouped is null ? part : 0, count);
        if (grouped is { } one)
        {
            tables[(int)one]?.Add(kind, at, bucket, part, count);
        }
    }

    internal void AddOpen(int period, byte[] block)
    {
        if (!openBlocks.TryGetValue(period, out var blocks))
        {
            openBlocks.Add(period, blocks = []);
        }

        blocks.Add(block);
    }

    /// <summary>Adds all cells to what each of these keeps.</summary>
    internal void AddTo(IReadOnlyList<DenseCells> sums)
    {
        foreach (var table in Tables)
        {
            table.AddTo([.. sums.Select(sum => sum.tables[(int)table.Table]).OfType<DenseTable>()]);
        }

        foreach (var (period, blocks) in openBlocks)
        {
            foreach (var sum in sums)
            {
                blocks.ForEach(block => sum.AddOpen(period, block));
            }
        }
    }

    internal void Clear()
    {
        foreach (var table in Tables)
        {
            table.Clear();
        }

        openBlocks.Clear();
    }

    private void Keep(CellTable table, CellKind[] kinds, long first, int parts = 1) => tables[(int)table] = new(table, kinds, parts, first);
}
