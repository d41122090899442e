using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Events of one source about the notices of one range, in about as many bits as they say anything with (<see cref="RangeCoder"/>): notice by notice, events in
/// the order of their ids. What the notices before taught is used for those after them; only keyed hashes of references, which nothing can shorten, stand as
/// they are. A check sum closes it. Nothing is lost: ids and targets come back as they were sent, times to the microsecond. For one thread.
/// </summary>
internal sealed class EventPackCodec
{
    /// <summary>The first byte of a pack: packs of earlier forms begin with another, see <see cref="EventPackForms"/>.</summary>
    internal const byte Form = 0xC0;

    private const string Remedy = "Events stand nowhere else: bring back a backup, or send them again.";

    private readonly ByteWriter writer = new();
    private readonly RangeCoder coder = new();
    private readonly EventPackEvents events;
    private readonly NumberModel places = new();
    private readonly NumberModel counts = new();
    private readonly List<(EventIdParts Parts, NoticeEvent Event)> sorted = [];

    internal EventPackCodec() => events = new EventPackEvents(coder);

    /// <summary>The bytes of events whose references are hashes in hexadecimal.</summary>
    /// <param name="notices">In the order of their places.</param>
    internal byte[] Write(IReadOnlyList<EventsInPlace> notices)
    {
        writer.Clear();
        writer.Byte(Form);
        coder.BeginWriting(writer);
        Begin();
        coder.Number(counts, notices.Sum(notice => notice.Events.Count));
        var before = -1;
        foreach (var (place, own) in notices)
        {
            coder.Number(places, place - before - 1);
            before = place;
            WriteNotice(own);
        }

        coder.EndWriting();
        BlockCheck.Write(writer, 0);
        return writer.Written.ToArray();
    }

    /// <summary>Reads what <see cref="Write(IReadOnlyList{EventsInPlace})"/> wrote.</summary>
    /// <param name="pack">The bytes.</param>
    /// <param name="source">Code of who sent them.</param>
    /// <param name="noticeRef">The hash of the notice that stands in a place, in hexadecimal; null where it is not wanted.</param>
    /// <param name="pool">For codes.</param>
    /// <returns>Those that are wanted, in the order of their places.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, or of another form.</exception>
    internal List<EventsInPlace> Read(byte[] pack, string source, Func<int, string?> noticeRef, TextPool pool) => Read(Open(pack), source, noticeRef, pool);

    /// <summary>Begins to read a pack and tells how many events it holds; <see cref="Read(int, string, Func{int, string?}, TextPool)"/> goes on.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, or of another form.</exception>
    internal int Open(byte[] pack)
    {
        var content = BlockCheck.Verified(pack, Remedy);
        if (content[0] != Form)
        {
            throw new InvalidDataException("A pack of events is of another form. " + Remedy);
        }

        coder.BeginReading(pack, 1, content.Length);
        Begin();
        return (int)coder.Number(counts, 0);
    }

    /// <summary>Reads the pack that was opened.</summary>
    /// <param name="left">How many events it holds.</param>
    /// <param name="source">Code of who sent them.</param>
    /// <param name="noticeRef">The hash of the notice that stands in a place, in hexadecimal; null where it is not wanted.</param>
    /// <param name="pool">For codes.</param>
    internal List<EventsInPlace> Read(int left, string source, Func<int, string?> noticeRef, TextPool pool)
    {
        var notices = new List<EventsInPlace>();
        var place = -1;
        while (left > 0)
        {
            place += (int)coder.Number(places, 0) + 1;
            var count = (int)coder.Number(counts, 0);
            left -= count;
            var reference = noticeRef(place);
            events.BeginNotice(source, reference, pool);
            if (reference is null)
            {
                Skip(count);
            }
            else
            {
                notices.Add(new(place, Read(count)));
            }
        }

        return notices;
    }

    private void Begin()
    {
        events.Clear();
        places.Clear();
        counts.Clear();
    }

    private void WriteNotice(List<NoticeEvent> own)
    {
        sorted.Clear();
        foreach (var one in own)
        {
            sorted.Add((EventIdParts.Of(one.EventId), one));
        }

        sorted.Sort(static (left, right) => Compare(left, right));
        coder.Number(counts, sorted.Count);
        events.BeginNotice("", "", null);
        foreach (var (parts, one) in sorted)
        {
            events.Write(parts, one);
        }
    }

    private void Skip(int count)
    {
        for (var left = count; left > 0; left--)
        {
            events.Read();
        }
    }

    private List<NoticeEvent> Read(int count)
    {
        var own = new List<NoticeEvent>(count);
        for (var left = count; left > 0; left--)
        {
            own.Add(events.Read()!);
        }

        return own;
    }

    private static int Compare((EventIdParts Parts, NoticeEvent Event) left, (EventIdParts Parts, NoticeEvent Event) right)
    {
        var order = left.Event.EventId.AsSpan(0, left.Parts.Stem).SequenceCompareTo(right.Event.EventId.AsSpan(0, right.Parts.Stem));
        return order != 0 ? order : left.Parts.Number.CompareTo(right.Parts.Number);
    }
}
