using System.Buffers;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>What waited in a range, notice by notice. Its bytes are used until everything of it is stored.</summary>
internal sealed class LoadedRange
{
    private readonly NoticeRange range;
    private readonly byte[] bytes;
    private readonly NoticeEntry?[] notices = new NoticeEntry?[NoticeRange.Length];
    private readonly int[] ends = new int[NoticeRange.Length];
    private readonly (int From, int Length)[] rows;
    private readonly Dictionary<int, List<RepeatedRow>> repeats = [];
    private int left;

    internal LoadedRange(NoticeRange range, long number, byte[] bytes, int length)
    {
        (this.range, this.bytes) = (range, bytes);
        var first = number * NoticeRange.Length;
        var count = Count(length, first);
        rows = new (int, int)[count];
        Place(length);
        left = Array.FindAll(notices, notice => notice is not null).Length;
    }

    /// <summary>Its notices in the order of ids, each with its rows: to be folded, and then <see cref="Stored"/>.</summary>
    internal IEnumerable<WaitingNotice> Notices()
    {
        for (var place = 0; place < notices.Length; place++)
        {
            if (notices[place] is { } notice)
            {
                var from = place == 0 ? 0 : ends[place - 1];
                yield return new(this, notice, from, ends[place] - from, repeats.GetValueOrDefault(place));
            }
        }
    }

    /// <summary>The bytes of an event, see <see cref="EventRowCodec"/>.</summary>
    internal ReadOnlySpan<byte> Row(int at) => bytes.AsSpan(rows[at].From, rows[at].Length);

    /// <summary>The bytes of an event that came again.</summary>
    internal ReadOnlySpan<byte> Row(in RepeatedRow repeat) => bytes.AsSpan(repeat.From, repeat.Length);

    /// <summary>Notes that a notice is stored.</summary>
    internal void Stored()
    {
        if (--left == 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
            range.Loaded = null;
        }
    }

    /// <summary>Finds the notices, how many events each has, and what came again.</summary>
    private int Count(int length, long first)
    {
        var count = 0;
        for (var reader = new ByteReader(bytes.AsSpan(0, length)); !reader.IsAtEnd;)
        {
            var place = Math.DivRem(reader.Count(), WaitingEvents.Kinds, out var kind);
            if (kind == WaitingEvents.Named)
            {
                var flags = reader.Byte();
                var reference = ReferenceHash.Of(reader.Bytes(ReferenceHasher.HashLength));
                var notice = notices[place] ??= new NoticeEntry(reference) { Id = first + place };
                notice.IsNew |= (flags & WaitingEvents.IsNew) != 0;
                notice.IsSynthetic = (flags & WaitingEvents.IsSynthetic) != 0;
                continue;
            }

            var line = kind == WaitingEvents.Repeat ? (long)reader.Unsigned() : 0;
            var size = reader.Count();
            if (kind == WaitingEvents.Repeat)
            {
                if (!repeats.TryGetValue(place, out var some))
                {
                    repeats.Add(place, some = []);
                }

                some.Add(new(line, reader.At, size));
            }
            else
            {
                ends[place]++;
                count++;
            }

            reader.Bytes(size);
        }

        return count;
    }

    /// <summary>Places the rows of a notice side by side, those of each up to its end.</summary>
    private void Place(int length)
    {
        for (var (place, from) = (0, 0); place < ends.Length; place++)
        {
            (ends[place], from) = (from, from + ends[place]);
        }

        for (var reader = new ByteReader(bytes.AsSpan(0, length)); !reader.IsAtEnd;)
        {
            var place = Math.DivRem(reader.Count(), WaitingEvents.Kinds, out var kind);
            if (kind == WaitingEvents.Named)
            {
                reader.Bytes(1 + ReferenceHasher.HashLength);
                continue;
            }

            if (kind == WaitingEvents.Repeat)
            {
                reader.Unsigned();
            }

            var size = reader.Count();
            if (kind == WaitingEvents.Event)
            {
                rows[ends[place]++] = (reader.At, size);
            }

            reader.Bytes(size);
        }
    }
}
