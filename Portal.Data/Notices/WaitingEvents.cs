using System.Buffers;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Events that came and are not folded yet, as bytes by ranges of notices: the last page of a range in memory, the pages before in a file. So a notice
/// is mostly folded once, however far apart its events stand, and memory does not grow with a file.
/// </summary>
/// <param name="file">Holds the pages that memory does not.</param>
/// <param name="limits">How much may wait.</param>
internal sealed class WaitingEvents(SpillFile file, WaitingLimits limits) : IDisposable
{
    internal const int Named = 0;
    internal const int Event = 1;
    internal const int Repeat = 2;
    internal const int Kinds = 3;
    internal const int IsNew = 1;
    internal const int IsSynthetic = 2;

    private readonly Dictionary<long, NoticeRange> ranges = [];
    private readonly Stack<byte[]> spare = [];
    private readonly ByteWriter writer = new();
    private int pages;
    private long came;
    private long count;

    /// <summary>Whether so much waits that some should be folded.</summary>
    internal bool IsFull => count > Math.Max(limits.LeastEvents, came / limits.PartOfAll);

    /// <summary>Takes a new event.</summary>
    internal void Add(NoticeEntry notice, ReadOnlySpan<byte> row) => Add(notice, Event, null, row);

    /// <summary>Takes an event whose id was there already, to be compared with the one that has it.</summary>
    internal void AddRepeat(NoticeEntry notice, long line, ReadOnlySpan<byte> row) => Add(notice, Repeat, line, row);

    /// <summary>The range that is folded next, by its number: of which much waits, and for long; null where nothing waits.</summary>
    internal (long Number, NoticeRange Range)? Next()
    {
        (long Number, NoticeRange Range)? next = null;
        var most = 0.0;
        foreach (var (number, range) in ranges)
        {
            var weight = (double)range.Count * (1 + came - range.Since);
            if (range.Count > 0 && weight > most)
            {
                (next, most) = ((number, range), weight);
            }
        }

        return next;
    }

    /// <summary>Takes everything out that waits in a range.</summary>
    internal LoadedRange Take(long number, NoticeRange range)
    {
        var length = range.Used;
        foreach (var spilled in range.Spilled)
        {
            length += spilled.Length;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(length);
        var to = 0;
        foreach (var (at, some) in range.Spilled)
        {
            file.Read(at, bytes.AsSpan(to, some));
            to += some;
        }

        if (range.Page is { } page)
        {
            page.AsSpan(0, range.Used).CopyTo(bytes.AsSpan(to));
            spare.Push(page);
            pages--;
        }

        count -= range.Count;
        range.Spilled.Clear();
        range.Spilled.Capacity = 0;
        (range.Page, range.Used, range.Count) = (null, 0, 0);
        range.Fill++;
        return range.Loaded = new LoadedRange(range, number, bytes, length);
    }

    public void Dispose() => file.Dispose();

    private void Add(NoticeEntry notice, int kind, long? line, ReadOnlySpan<byte> row)
    {
        var number = NoticeRange.NumberOf(notice.Id);
        if (!ranges.TryGetValue(number, out var range))
        {
            ranges.Add(number, range = new());
        }

        var place = (ulong)NoticeRange.PlaceOf(notice.Id) * Kinds;
        writer.Clear();
        if (notice.Fill != range.Fill)
        {
            writer.Unsigned(place + Named);
            writer.Byte((byte)((notice.IsNew ? IsNew : 0) | (notice.IsSynthetic ? IsSynthetic : 0)));
            EventRowCodec.WriteHash(writer, notice.Hash);
            (notice.Fill, notice.IsNew) = (range.Fill, false);
        }

        writer.Unsigned(place + (ulong)kind);
        if (line is { } known)
        {
            writer.Unsigned((ulong)known);
        }

        writer.Unsigned((ulong)row.Length);
        writer.Bytes(row);
        Append(range, writer.Written);
        came++;
        count++;
        range.Since = range.Count++ == 0 ? came : range.Since;
    }

    private void Append(NoticeRange range, ReadOnlySpan<byte> record)
    {
        if (range.Page is not null && range.Used + record.Length > limits.PageBytes)
        {
            Spill(range);
        }

        if (record.Length > limits.PageBytes)
        {
            range.Spilled.Add((file.Append(record), record.Length));
            return;
        }

        if (range.Page is null)
        {
            if (pages == limits.Pages)
            {
                foreach (var other in ranges.Values)
                {
                    Spill(other);
                }
            }

            range.Page = spare.TryPop(out var page) ? page : new byte[limits.PageBytes];
            pages++;
        }

        record.CopyTo(range.Page.AsSpan(range.Used));
        range.Used += record.Length;
    }

    private void Spill(NoticeRange range)
    {
        if (range.Page is { } page)
        {
            range.Spilled.Add((file.Append(page.AsSpan(0, range.Used)), range.Used));
            (range.Page, range.Used) = (null, 0);
            spare.Push(page);
            pages--;
        }
    }
}
