namespace Portal.Data.Cube;

/// <summary>
/// What one window needs of the tables of response times: both views, of each group of notices where these are kept, else of all together. One pass
/// over the blocks, split over two cores where that pays.
/// </summary>
internal sealed class CurveSums
{
    // Below this many bytes a second thread costs more than it saves
    private const int LeastBytesToSplit = 300_000;

    private static readonly CellTable[] Tables =
        [CellTable.Cohort, CellTable.GroupCohort, CellTable.Period, CellTable.GroupPeriod, CellTable.Snapshot, CellTable.GroupSnapshot];

    private readonly long first;
    private readonly long end;

    private CurveSums(int parts, long first, long end)
    {
        (this.first, this.end) = (first, end);
        Cohorts = [.. Enumerable.Range(0, parts).Select(_ => new BucketCounts())];
        Periods = [.. Enumerable.Range(0, parts).Select(_ => new BucketCounts())];
    }

    /// <summary>Ended items received in the months, by group.</summary>
    internal BucketCounts[] Cohorts { get; }

    /// <summary>Items ended in the months, and since ended ones that came into them and went on after them, by group.</summary>
    internal BucketCounts[] Periods { get; }

    /// <param name="cells">The cells.</param>
    /// <param name="parts">One, or as many as there are groups of notices.</param>
    /// <param name="first">First month.</param>
    /// <param name="end">End, exclusive.</param>
    internal static CurveSums Of(SliceCells cells, int parts, long first, long end)
    {
        var blocks = Tables.SelectMany(cells.Blocks).Where(one => Touches(one.Block, first, end)).ToArray();
        var sums = new CurveSums(parts, first, end);
        foreach (var table in Tables)
        {
            sums.AddSingles(table, cells.Singles(table));
        }

        if (blocks.Sum(one => (long)one.Block.Cells.Length) < LeastBytesToSplit)
        {
            sums.Add(blocks);
            return sums;
        }

        var (own, other) = Halves(blocks);
        var more = new CurveSums(parts, first, end);
        Parallel.Invoke(() => sums.Add(own), () => more.Add(other));
        for (var part = 0; part < parts; part++)
        {
            sums.Cohorts[part].Add(more.Cohorts[part]);
            sums.Periods[part].Add(more.Periods[part]);
        }

        return sums;
    }

    // Months beside those asked for are read only in the blocks that hold some of these; the snapshot at the end may stand in the next
    private static bool Touches(BlockRow block, long first, long end) =>
        BlockPeriods.StartOf(block.Table, (int)block.Period) <= end && BlockPeriods.StartOf(block.Table, (int)block.Period + 1) > first;

    private static (List<(BlockRow, int)> Own, List<(BlockRow, int)> Other) Halves((BlockRow Block, int Times)[] blocks)
    {
        List<(BlockRow, int)> own = [], other = [];
        var more = 0L;
        foreach (var one in blocks.OrderByDescending(one => one.Block.Cells.Length))
        {
            (more > 0 ? other : own).Add(one);
            more += more > 0 ? -one.Block.Cells.Length : one.Block.Cells.Length;
        }

        return (own, other);
    }

    private void Add(IEnumerable<(BlockRow Block, int Times)> blocks)
    {
        var buffer = new RunBuffer();
        foreach (var (block, times) in blocks)
        {
            var runs = new BlockRuns(block.Cells, block.Table, (int)block.Period, buffer);
            while (runs.Next())
            {
                Add(block.Table, runs.Kind, runs.Part, runs.At, runs.Places, runs.Counts, times);
            }
        }
    }

    private void AddSingles(CellTable table, ReadOnlySpan<BlockCell> singles)
    {
        foreach (ref readonly var cell in singles)
        {
            Add(table, cell.Kind, cell.Part, cell.At, [cell.Bucket], [cell.Count.N], 1);
        }
    }

    private void Add(CellTable table, CellKind kind, int part, long month, ReadOnlySpan<int> buckets, ReadOnlySpan<long> counts, long times)
    {
        var (cohort, period) = Cohorts.Length == 1 ? (Cohorts[0], Periods[0]) : (Cohorts[part], Periods[part]);
        var ended = kind == CellKind.Removed ? 1 : 2;
        switch (table)
        {
            case CellTable.Cohort or CellTable.GroupCohort when month >= first && month < end:
                var items = cohort.Add(buckets, counts, ended, times);
                cohort.AddFromIssue(items);
                period.AddFromIssue(items);
                break;
            case CellTable.Period or CellTable.GroupPeriod when month >= first && month < end:
                period.Add(buckets, counts, ended, times);
                break;
            case CellTable.Snapshot or CellTable.GroupSnapshot when month == first || month == end:
                period.Add(buckets, counts, month == first ? 0 : 2, times);
                break;
            default:
                break;
        }
    }
}
