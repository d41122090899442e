using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>A stretch of the sorted keys of one source, as it is stored: it holds every key from <paramref name="First"/> to the next chunk's first.</summary>
/// <param name="First">The least <see cref="EventKey.Place"/> that belongs here; of a source's first chunk the least there is.</param>
/// <param name="Keys">The keys as bytes.</param>
internal sealed record EventKeyChunk(long First, byte[] Keys)
{
    /// <summary>The keys in order.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal void ReadTo(List<EventKey> keys)
    {
        var reader = new ByteReader(BlockCheck.Verified(Keys));
        var high = 0UL;
        for (var left = reader.Count(); left > 0; left--)
        {
            high = unchecked(high + reader.Unsigned());
            keys.Add(new(high, (ushort)(reader.Byte() | (reader.Byte() << 8))));
        }

        BlockCheck.RequireEnd(reader);
    }

    internal static EventKeyChunk Of(ByteWriter writer, long first, ReadOnlySpan<EventKey> sorted)
    {
        writer.Clear();
        writer.Unsigned((ulong)sorted.Length);
        var before = 0UL;
        foreach (var key in sorted)
        {
            writer.Unsigned(unchecked(key.High - before));
            writer.Byte((byte)(key.Low & 0xFF));
            writer.Byte((byte)(key.Low >> 8));
            before = key.High;
        }

        BlockCheck.Write(writer, 0);
        return new(first, writer.Written.ToArray());
    }
}
