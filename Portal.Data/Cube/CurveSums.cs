namespace Portal.Data.Cube;

/// <summary>
/// What one window needs of the tables of response times: both views, of each group of notices where these are kept, else of all together. One pass
/// over the blocks, split over two cores where that pays.
/// </summary>
internal sealed class CurveSums
{
    // Below this many bytes a second thread costs more than it saves
    private const int LeastBytesToSplit = 100_000;

    private CurveSums(int parts)
    {
        Cohorts = [.. Enumerable.Range(0, parts).Select(_ => new BucketCounts())];
        Periods = [.. Enumerable.Range(0, parts).Select(_ => new BucketCounts())];
    }

    private enum Role
    {
        Received,
        Ended,
        CameIn,
        WentOn,
    }

    /// <summary>Ended items received in the months, by group; whoever reads adds the open ones before asking for sums.</summary>
    internal BucketCounts[] Cohorts { get; }

    /// <summary>Items ended in the months, and since ended ones that came into them and went on after them, by group.</summary>
    internal BucketCounts[] Periods { get; }

    /// <summary>The cohorts together.</summary>
    internal BucketCounts Cohort => field ??= Sum(Cohorts);

    /// <summary>The periods together.</summary>
    internal BucketCounts Period => field ??= Sum(Periods);

    /// <summary>Of the cohorts together those that moved to another host: among the censored there.</summary>
    internal BucketCounts Moved { get; } = new();

    /// <param name="cells">The cells.</param>
    /// <param name="parts">One, or as many as there are groups of notices.</param>
    /// <param name="first">First month.</param>
    /// <param name="end">End, exclusive.</param>
    internal static CurveSums Of(SliceCells cells, int parts, long first, long end)
    {
        var sums = new CurveSums(parts);
        var pieces = new List<(BlockPiece Piece, Role Role)>();
        Gather(CellTable.Cohort, CellTable.GroupCohort, Role.Received, first, end);
        Gather(CellTable.Period, CellTable.GroupPeriod, Role.Ended, first, end);
        Gather(CellTable.Snapshot, CellTable.GroupSnapshot, Role.CameIn, first, first + 1);
        Gather(CellTable.Snapshot, CellTable.GroupSnapshot, Role.WentOn, end, end + 1);
        if (pieces.Sum(one => (long)one.Piece.Length) < LeastBytesToSplit)
        {
            sums.Add(pieces);
            return sums;
        }

        var (own, other) = Halves(pieces);
        var more = new CurveSums(parts);
        Parallel.Invoke(() => sums.Add(own), () => more.Add(other));
        for (var part = 0; part < parts; part++)
        {
            sums.Cohorts[part].Add(more.Cohorts[part]);
            sums.Periods[part].Add(more.Periods[part]);
        }

        sums.Moved.Add(more.Moved);
        return sums;

        void Gather(CellTable plain, CellTable grouped, Role role, long from, long to)
        {
            foreach (var table in (CellTable[])[plain, grouped])
            {
                sums.Add(cells.Singles(table), role, from, to);
                pieces.AddRange(cells.Blocks(table).SelectMany(one => BlockPiece.Of(one.Block, one.Times, from, to)).Select(piece => (piece, role)));
            }
        }
    }

    private static (List<(BlockPiece, Role)> Own, List<(BlockPiece, Role)> Other) Halves(List<(BlockPiece Piece, Role Role)> pieces)
    {
        List<(BlockPiece, Role)> own = [], other = [];
        var more = 0L;
        foreach (var one in pieces.OrderByDescending(one => one.Piece.Length))
        {
            (more > 0 ? other : own).Add(one);
            more += more > 0 ? -one.Piece.Length : one.Piece.Length;
        }

        return (own, other);
    }

    private static BucketCounts Sum(BucketCounts[] parts)
    {
        if (parts.Length == 1)
        {
            return parts[0];
        }

        var sum = new BucketCounts();
        Array.ForEach(parts, sum.Add);
        return sum;
    }

    private void Add(List<(BlockPiece Piece, Role Role)> pieces)
    {
        var buffer = new RunBuffer();
        foreach (var (piece, role) in pieces)
        {
            var runs = piece.Runs(buffer);
            while (runs.Next())
            {
                if (piece.Counts(runs.At))
                {
                    Add(role, runs.Kind, runs.Part, runs.Places, runs.Counts, piece.Times);
                }
            }
        }
    }

    private void Add(ReadOnlySpan<BlockCell> singles, Role role, long from, long to)
    {
        foreach (ref readonly var cell in singles)
        {
            if (cell.At >= from && cell.At < to)
            {
                Add(role, cell.Kind, cell.Part, [cell.Bucket], [cell.Count.N], 1);
            }
        }
    }

    private void Add(Role role, CellKind kind, int part, ReadOnlySpan<int> buckets, ReadOnlySpan<long> counts, long times)
    {
        var (cohort, period) = Cohorts.Length == 1 ? (Cohorts[0], Periods[0]) : (Cohorts[part], Periods[part]);
        var ended = kind == CellKind.Removed ? 1 : 2;
        switch (role)
        {
            case Role.Received:
                var items = cohort.Add(buckets, counts, ended, times);
                cohort.AddFromIssue(items);
                period.AddFromIssue(items);
                if (kind == CellKind.ReleasedMoved)
                {
                    Moved.Add(buckets, counts, ended, times);
                }

                break;
            case Role.Ended:
                period.Add(buckets, counts, ended, times);
                break;
            case Role.CameIn:
                period.Add(buckets, counts, 0, times);
                break;
            case Role.WentOn:
                period.Add(buckets, counts, 2, times);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
