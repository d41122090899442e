using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// A stretch of the sorted keys of one source, as it is stored: it holds every key from <paramref name="First"/> to the next chunk's first. What
/// keys share of the hash stands once, and numbers that follow one another are one run.
/// </summary>
/// <param name="First">The least <see cref="EventKey.Place"/> that belongs here; of a source's first chunk the least there is.</param>
/// <param name="Keys">The keys as bytes.</param>
internal sealed record EventKeyChunk(long First, byte[] Keys)
{
    /// <summary>Bytes of a chunk, at most and when cut: several fit on one page.</summary>
    private const int MostBytes = 1_000;
    private const int BytesAfterCut = 800;

    private const uint NumberMask = (1 << EventKey.NumberBits) - 1;

    // What stands in the low bits of a run: whether it is longer than one number, and whether another run of the same hash follows
    private const int IsLong = 1;
    private const int HasNext = 2;
    private const int RunBits = 2;

    /// <summary>The keys in order.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal void ReadTo(List<EventKey> keys)
    {
        var reader = new ByteReader(BlockCheck.Verified(Keys));
        for (var high = 0UL; !reader.IsAtEnd;)
        {
            high = unchecked(high + reader.Unsigned());
            var hash = (uint)(reader.Byte() | (reader.Byte() << 8)) << EventKey.NumberBits;
            int run;
            var number = 0;
            do
            {
                run = reader.Count();
                number += run >> RunBits;
                for (var left = (run & IsLong) == 0 ? 1 : reader.Count() + 2; left > 0; left--)
                {
                    keys.Add(new(high, hash | ((uint)number++ & NumberMask)));
                }
            }
            while ((run & HasNext) != 0);
        }
    }

    /// <summary>Appends the chunks that hold sorted keys; the first begins at a given place.</summary>
    internal static void Cut(ByteWriter writer, long first, ReadOnlySpan<EventKey> sorted, List<EventKeyChunk> chunks)
    {
        if (sorted.IsEmpty)
        {
            return;
        }

        writer.Clear();
        var all = Write(writer, sorted, int.MaxValue);
        if (writer.Length <= MostBytes)
        {
            chunks.Add(Close(writer, first));
            return;
        }

        for (var from = 0; from < all;)
        {
            writer.Clear();
            from += Write(writer, sorted[from..], BytesAfterCut);
            chunks.Add(Close(writer, first));
            first = from < all ? sorted[from].Place : first;
        }
    }

    /// <summary>Writes keys until enough bytes are there; equal places stay together, for a chunk is found by its place.</summary>
    private static int Write(ByteWriter writer, ReadOnlySpan<EventKey> sorted, int enough)
    {
        var (before, at) = (0UL, 0);
        while (at < sorted.Length && (writer.Length < enough || sorted[at].High == before))
        {
            var (high, hash) = (sorted[at].High, sorted[at].Low & ~NumberMask);
            writer.Unsigned(unchecked(high - before));
            writer.Byte((byte)((hash >> EventKey.NumberBits) & 0xFF));
            writer.Byte((byte)((hash >> (EventKey.NumberBits + 8)) & 0xFF));
            var number = 0;
            bool hasNext;
            do
            {
                var end = at + 1;
                while (end < sorted.Length && sorted[end].High == high && sorted[end].Low == sorted[end - 1].Low + 1 && (sorted[end].Low & NumberMask) != 0)
                {
                    end++;
                }

                hasNext = end < sorted.Length && sorted[end].High == high && (sorted[end].Low & ~NumberMask) == hash;
                var (start, length) = ((int)(sorted[at].Low & NumberMask), end - at);
                writer.Unsigned((ulong)(((start - number) << RunBits) | (length > 1 ? IsLong : 0) | (hasNext ? HasNext : 0)));
                if (length > 1)
                {
                    writer.Unsigned((ulong)(length - 2));
                }

                (number, at) = (start + length, end);
            }
            while (hasNext);
            before = high;
        }

        return at;
    }

    private static EventKeyChunk Close(ByteWriter writer, long first)
    {
        BlockCheck.Write(writer, 0);
        return new(first, writer.Written.ToArray());
    }
}
