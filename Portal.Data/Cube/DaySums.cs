namespace Portal.Data.Cube;

/// <summary>The cells of a table by time, by kind and place: sums of any stretch are one walk over numbers that lie together.</summary>
internal sealed class DaySums
{
    private static readonly int Kinds = Enum.GetValues<CellKind>().Length;
    private readonly long[]?[] counts = new long[]?[Kinds];
    private readonly long[]?[] micros = new long[]?[Kinds];
    private readonly long first;
    private readonly int length;

    private DaySums(long first, int length) => (this.first, this.length) = (first, length);

    internal static DaySums Of(SliceCells cells, CellTable table)
    {
        var (first, end) = (long.MaxValue, long.MinValue);
        foreach (var (block, _) in cells.Blocks(table))
        {
            first = Math.Min(first, BlockPeriods.StartOf(table, (int)block.Period));
            end = Math.Max(end, BlockPeriods.StartOf(table, (int)block.Period + 1));
        }

        foreach (ref readonly var cell in cells.Singles(table))
        {
            (first, end) = (Math.Min(first, cell.At), Math.Max(end, cell.At + 1));
        }

        var sums = new DaySums(first, end > first ? checked((int)(end - first)) : 0);
        foreach (ref readonly var cell in cells.Singles(table))
        {
            sums.Add(cell.Kind, cell.At, cell.Count.N, cell.Count.Micros);
        }

        var buffer = new RunBuffer();
        foreach (var (block, times) in cells.Blocks(table))
        {
            var runs = new BlockRuns(block.Cells, table, (int)block.Period, buffer);
            while (runs.Next())
            {
                sums.Add(runs, table == CellTable.Flow, times);
            }
        }

        return sums;
    }

    /// <summary>Sum of a kind over [from, to).</summary>
    internal long Sum(CellKind kind, long from, long to)
    {
        var sum = 0L;
        foreach (var n in Of(counts[(int)kind], from, to))
        {
            sum += n;
        }

        return sum;
    }

    /// <summary>Sum of what was still to come of a stretch at each of the times of a kind, in microseconds: the times themselves lie in [from, to) days.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">End, exclusive.</param>
    /// <param name="end">The end of the stretch in microseconds since 1970.</param>
    /// <param name="perDay">Microseconds in a day.</param>
    internal Int128 MicrosUntil(CellKind kind, long from, long to, long end, long perDay)
    {
        var n = Of(counts[(int)kind], from, to);
        var into = Of(micros[(int)kind], from, to);
        var day = Math.Max(from, first);
        Int128 sum = 0;
        for (var at = 0; at < n.Length; at++)
        {
            sum += n[at] == 0 && into[at] == 0 ? 0 : ((Int128)n[at] * (end - ((day + at) * perDay))) - into[at];
        }

        return sum;
    }

    /// <summary>The places of a kind in [from, to) where it is not zero.</summary>
    internal IEnumerable<(long At, long N)> ByPlace(CellKind kind, long from, long to)
    {
        if (counts[(int)kind] is not { } all)
        {
            yield break;
        }

        for (var at = Math.Max(from, first); at < Math.Min(to, first + length); at++)
        {
            if (all[at - first] != 0)
            {
                yield return (at, all[at - first]);
            }
        }
    }

    /// <summary>Whether any kind is not zero at a place.</summary>
    internal bool HasAny(long at) => at >= first && at < first + length && Array.Exists(counts, one => one is not null && one[at - first] != 0);

    /// <summary>The last place where any kind but some is not zero; null where there is none.</summary>
    internal long? Last(Func<CellKind, bool> isLeftOut)
    {
        long? last = null;
        for (var kind = 0; kind < Kinds; kind++)
        {
            if (counts[kind] is { } all && !isLeftOut((CellKind)kind) && Array.FindLastIndex(all, n => n != 0) is >= 0 and var at)
            {
                last = Math.Max(last ?? long.MinValue, first + at);
            }
        }

        return last;
    }

    private ReadOnlySpan<long> Of(long[]? all, long from, long to)
    {
        var (start, end) = (Math.Max(from, first) - first, Math.Min(to, first + length) - first);
        return all is null || end <= start ? default : all.AsSpan((int)start, (int)(end - start));
    }

    private void Add(BlockRuns runs, bool hasMicros, long times)
    {
        var n = counts[(int)runs.Kind] ??= new long[length];
        var into = micros[(int)runs.Kind] ??= new long[length];
        var offset = (int)(runs.At - first);
        var places = runs.Places;
        var ns = runs.Counts;
        var sums = runs.Micros;
        for (var at = 0; at < places.Length; at++)
        {
            n[offset + places[at]] += ns[at] * times;
            into[offset + places[at]] += hasMicros ? sums[at] * times : 0;
        }
    }

    private void Add(CellKind kind, long at, long n, long into)
    {
        (counts[(int)kind] ??= new long[length])[at - first] += n;
        (micros[(int)kind] ??= new long[length])[at - first] += into;
    }
}
