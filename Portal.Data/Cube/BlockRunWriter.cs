using System.Runtime.InteropServices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Writes sorted cells of a block as runs: those of one kind and part, and in tables by bucket of one month.</summary>
internal sealed class BlockRunWriter
{
    private readonly BitWriter bits = new();
    private readonly BitWriter counted = new();
    private readonly RunMeans means = new();
    private readonly RunMeans tried = new();
    private readonly List<Range> runs = [];
    private readonly List<BlockCell> others = [];
    private CellTable table;
    private bool isByTime;
    private long start;
    private long unit;
    private long firstMonth;

    /// <summary>Appends the cells of a block.</summary>
    internal void Write(ByteWriter target, CellTable ofTable, int period, ReadOnlySpan<BlockCell> cells)
    {
        (table, isByTime, start, unit) = (ofTable, RunLayout.IsByTime(ofTable), BlockPeriods.StartOf(ofTable, period), RunLayout.Second);
        FindRuns(cells);
        foreach (ref readonly var cell in cells)
        {
            unit = cell.Count.Micros % RunLayout.Second == 0 ? unit : 1;
        }

        means.Clear();
        bits.Begin(target);
        target.Byte((byte)(RunLayout.Format | (unit == 1 ? 0 : 1)));
        uint none = 0;
        RiceCode.Write(bits, ref none, (ulong)runs.Count);
        for (var run = 0; run < runs.Count; run++)
        {
            var own = cells[runs[run]];
            WriteKey(run == 0 ? null : cells[runs[run - 1]][0], own[0]);
            var like = RunLayout.LikeOf(table, own[0].Kind) is { } kind ? Find(cells, run, kind) : default;
            if (like.IsEmpty)
            {
                WriteCells(bits, means, own);
                continue;
            }

            var isLike = IsShorterLike(own, like);
            bits.Bit(isLike);
            if (isLike)
            {
                WriteLike(bits, means, own, like);
            }
            else
            {
                WriteCells(bits, means, own);
            }
        }

        bits.End();
    }

    private void FindRuns(ReadOnlySpan<BlockCell> cells)
    {
        runs.Clear();
        for (var first = 0; first < cells.Length;)
        {
            var next = first + 1;
            while (next < cells.Length && cells[next].Kind == cells[first].Kind && cells[next].Part == cells[first].Part && (isByTime || cells[next].At == cells[first].At))
            {
                next++;
            }

            runs.Add(first..next);
            first = next;
        }
    }

    private ReadOnlySpan<BlockCell> Find(ReadOnlySpan<BlockCell> cells, int run, CellKind kind)
    {
        var own = cells[runs[run]][0];
        for (var before = run - 1; before >= 0; before--)
        {
            var first = cells[runs[before]][0];
            if (first.Kind == kind && first.Part == own.Part && (isByTime || first.At == own.At))
            {
                return cells[runs[before]];
            }
        }

        return default;
    }

    private void WriteKey(BlockCell? before, in BlockCell first)
    {
        if (before is { } last && !isByTime)
        {
            var isSame = last.Kind == first.Kind && last.Part == first.Part && first.At == last.At + 1;
            bits.Bit(isSame);
            if (isSame)
            {
                return;
            }

            var isNextPart = last.Kind == first.Kind && first.Part == last.Part + 1 && first.At == firstMonth;
            bits.Bit(isNextPart);
            if (isNextPart)
            {
                return;
            }
        }

        bits.Bits((ulong)first.Kind, 8);
        RiceCode.Write(bits, ref means.Part, (ulong)first.Part);
        if (!isByTime)
        {
            RiceCode.Write(bits, ref means.Month, RiceCode.Fold(first.At - start));
            firstMonth = first.At;
        }
    }

    // Tried, for neither is always the shorter
    private bool IsShorterLike(ReadOnlySpan<BlockCell> own, ReadOnlySpan<BlockCell> like)
    {
        counted.Begin(null);
        means.CopyTo(tried);
        WriteLike(counted, tried, own, like);
        var asLike = counted.Length;
        counted.Begin(null);
        means.CopyTo(tried);
        WriteCells(counted, tried, own);
        return asLike < counted.Length;
    }

    private void WriteCells(BitWriter to, RunMeans known, ReadOnlySpan<BlockCell> own)
    {
        RiceCode.Write(to, ref known.Length, (ulong)own.Length);
        for (var at = 0; at < own.Length; at++)
        {
            var place = PlaceOf(own[at]);
            if (at == 0)
            {
                RiceCode.Write(to, ref known.First, RiceCode.Fold(place - known.FirstPlace));
                known.FirstPlace = place;
            }
            else
            {
                RiceCode.Write(to, ref known.Gap, (ulong)(place - PlaceOf(own[at - 1]) - 1));
            }

            RiceCode.Write(to, ref known.Count, unchecked((ulong)(own[at].Count.N - 1)));
            WriteMicros(to, known, own[at].Count);
        }
    }

    private void WriteLike(BitWriter to, RunMeans known, ReadOnlySpan<BlockCell> own, ReadOnlySpan<BlockCell> like)
    {
        var isSame = own.Length == like.Length;
        for (var at = 0; at < own.Length && isSame; at++)
        {
            isSame = own[at].Count == like[at].Count && PlaceOf(own[at]) == PlaceOf(like[at]);
        }

        to.Bit(isSame);
        if (isSame)
        {
            return;
        }

        others.Clear();
        var next = 0;
        foreach (var one in like)
        {
            for (; next < own.Length && PlaceOf(own[next]) < PlaceOf(one); next++)
            {
                others.Add(own[next]);
            }

            var meets = next < own.Length && PlaceOf(own[next]) == PlaceOf(one);
            var n = meets ? own[next].Count.N : 0;
            RiceCode.Write(to, ref known.Less, RiceCode.Fold(unchecked(one.Count.N - n)));
            if (n != 0)
            {
                WriteMicrosLike(to, known, own[next].Count, one.Count);
            }
            else if (meets)
            {
                others.Add(own[next]);
            }

            next += meets ? 1 : 0;
        }

        others.AddRange(own[next..]);
        to.Bit(others.Count > 0);
        if (others.Count > 0)
        {
            WriteCells(to, known, CollectionsMarshal.AsSpan(others));
        }
    }

    private void WriteMicrosLike(BitWriter to, RunMeans known, CellCount own, CellCount like)
    {
        if (table == CellTable.Flow)
        {
            if (own.N == like.N)
            {
                to.Bit(own.Micros == like.Micros);
                if (own.Micros == like.Micros)
                {
                    return;
                }
            }

            WriteMicros(to, known, own);
        }
    }

    private void WriteMicros(BitWriter to, RunMeans known, CellCount count)
    {
        if (table == CellTable.Flow)
        {
            MicrosCode.Write(to, known, unit, count.N, count.Micros);
        }
    }

    private int PlaceOf(in BlockCell cell) => isByTime ? checked((int)(cell.At - start)) : cell.Bucket;
}
