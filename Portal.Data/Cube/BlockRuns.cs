using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Reads a block run by run, each into room that is used again: a question sums hundreds of thousands of cells and keeps none.</summary>
internal ref struct BlockRuns
{
    private readonly CellTable table;
    private readonly RunBuffer buffer;
    private readonly long start;
    private readonly long unit;
    private readonly bool isByTime;
    private readonly bool hasLikes;
    private BitReader reader;
    private ulong left;
    private long firstMonth;
    private (int First, int Length) run;
    private bool isFirst = true;

    /// <summary>Reads a whole block that is not in sections.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal BlockRuns(ReadOnlySpan<byte> block, CellTable table, int period, RunBuffer buffer)
        : this(block, BlockCheck.Verified(block).Length, table, period, buffer)
    {
    }

    /// <summary>Reads so many verified bytes. Those behind them are not read, but they let the reader look ahead.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal BlockRuns(ReadOnlySpan<byte> bytes, int length, CellTable table, int period, RunBuffer buffer)
    {
        (this.table, this.buffer) = (table, buffer);
        (isByTime, hasLikes) = (RunLayout.IsByTime(table), RunLayout.HasLikes(table));
        start = BlockPeriods.StartOf(table, period);
        unit = RunLayout.UnitOf(bytes[..length]);
        reader = new BitReader(bytes[1..], length - 1);
        buffer.Clear();
        buffer.Means.Clear();
        uint none = 0;
        left = RiceCode.Read(ref reader, ref none);
    }

    internal CellKind Kind { get; private set; }

    internal int Part { get; private set; }

    /// <summary>The month of all cells of the run; in a table by time the day or month from which places count.</summary>
    internal long At { get; private set; }

    /// <summary>Ascending buckets; in a table by time days or months since <see cref="At"/>.</summary>
    internal readonly ReadOnlySpan<int> Places => buffer.Places(run.First, run.Length);

    internal readonly ReadOnlySpan<long> Counts => buffer.Counts(run.First, run.Length);

    /// <summary>Microseconds into the day, summed; filled in the flow table alone.</summary>
    internal readonly ReadOnlySpan<long> Micros => buffer.Micros(run.First, run.Length);

    /// <summary>Goes to the next run.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal bool Next()
    {
        if (left == 0)
        {
            reader.RequireEnd();
            return false;
        }

        left--;
        ReadKey();
        if (!hasLikes)
        {
            buffer.Clear();
        }

        var like = hasLikes && RunLayout.LikeOf(table, Kind) is { } kind ? buffer.Find(kind, Part, At) : default;
        var length = like.Length > 0 && reader.Bit() ? ReadLike(like) : ReadCells(buffer.Length);
        run = (buffer.Length, length);
        buffer.Take(Kind, Part, At, length);
        return true;
    }

    private void ReadKey()
    {
        var means = buffer.Means;
        if (!isFirst && !isByTime && reader.Bit())
        {
            At++;
            return;
        }

        if (!isFirst && !isByTime && reader.Bit())
        {
            Part++;
            At = firstMonth;
            return;
        }

        isFirst = false;
        Kind = (CellKind)reader.Bits(8);
        Part = checked((int)RiceCode.Read(ref reader, ref means.Part));
        At = isByTime ? start : start + RiceCode.Unfold(RiceCode.Read(ref reader, ref means.Month));
        firstMonth = At;
    }

    /// <summary>Cells with their own distances, from a place of the buffer on; returns how many.</summary>
    private int ReadCells(int to)
    {
        unchecked
        {
            var means = buffer.Means;
            var length = RunLayout.Required(RiceCode.Read(ref reader, ref means.Length), reader.Left);
            var (places, counts, micros) = buffer.Room(to - buffer.Length + length);
            means.FirstPlace += length == 0 ? 0 : (int)RiceCode.Unfold(RiceCode.Read(ref reader, ref means.First));
            var place = means.FirstPlace;
            if (table == CellTable.Flow)
            {
                for (var at = to; at < to + length; at++)
                {
                    place += at == to ? 0 : 1 + (int)RiceCode.Read(ref reader, ref means.Gap);
                    places[at] = place;
                    counts[at] = 1 + (long)RiceCode.Read(ref reader, ref means.Count);
                    micros[at] = MicrosCode.Read(ref reader, means, unit, counts[at]);
                }
            }
            else
            {
                ReadPairs(places.AsSpan(to, length), counts.AsSpan(to, length), place);
            }

            return length;
        }
    }

    private void ReadPairs(Span<int> places, Span<long> counts, int first)
    {
        if (places.IsEmpty)
        {
            return;
        }

        unchecked
        {
            var means = buffer.Means;
            places[0] = first;
            counts[0] = 1 + (long)RiceCode.Read(ref reader, ref means.Count);
            counts = counts[..places.Length];
            var bytes = reader.Bytes;
            var (place, gap, count) = (first, means.Gap, means.Count);
            var next = reader.At;
            for (var at = 1; at < places.Length; at++)
            {
                var (distance, n, then) = RiceCode.ReadPair(bytes, next, gap, count);
                (gap, count, next) = (RiceCode.Next(gap, distance), RiceCode.Next(count, n), then);
                place += 1 + (int)distance;
                places[at] = place;
                counts[at] = 1 + (long)n;
            }

            reader.At = next;
            (means.Gap, means.Count) = (gap, count);
        }
    }

    /// <summary>Cells as the differences from those of a run like it, and the few where that has none.</summary>
    private int ReadLike((int First, int Length) like)
    {
        unchecked
        {
            var to = buffer.Length;
            if (reader.Bit())
            {
                var (p, c, m) = buffer.Room(like.Length);
                Array.Copy(p, like.First, p, to, like.Length);
                Array.Copy(c, like.First, c, to, like.Length);
                Array.Copy(m, like.First, m, to, like.Length);
                return like.Length;
            }

            var means = buffer.Means;
            var (places, counts, micros) = buffer.Room(like.Length);
            var next = to;
            for (var from = like.First; from < like.First + like.Length; from++)
            {
                var n = counts[from] - RiceCode.Unfold(RiceCode.Read(ref reader, ref means.Less));
                if (n != 0)
                {
                    (places[next], counts[next]) = (places[from], n);
                    if (table == CellTable.Flow)
                    {
                        micros[next] = n == counts[from] && reader.Bit() ? micros[from] : MicrosCode.Read(ref reader, means, unit, n);
                    }

                    next++;
                }
            }

            return reader.Bit() ? Merged(to, next - to, ReadCells(next)) : next - to;
        }
    }

    // The second run is short: each of its cells moves to its place among those of the first
    private readonly int Merged(int to, int first, int second)
    {
        var (places, counts, micros) = buffer.Room(first + second);
        for (var from = to + first; from < to + first + second; from++)
        {
            var (place, n, sum) = (places[from], counts[from], micros[from]);
            var at = from;
            for (; at > to && places[at - 1] > place; at--)
            {
                (places[at], counts[at], micros[at]) = (places[at - 1], counts[at - 1], micros[at - 1]);
            }

            (places[at], counts[at], micros[at]) = (place, n, sum);
        }

        return first + second;
    }
}
