using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Events of one source on their way into the database, as bytes and with hashes for references. Made once and filled many times.</summary>
internal sealed class IncomingEvents
{
    private readonly ByteWriter bytes = new();
    private readonly List<IncomingEvent> events = [];

    internal int Count => events.Count;

    internal IncomingEvent this[int at] => events[at];

    internal void Add(NoticeEvent one, in EventReferences references)
    {
        var start = bytes.Length;
        EventRowCodec.Write(bytes, one, references);
        events.Add(new(start, bytes.Length - start, references.Notice, EventKey.Of(one.EventId), one.Provider));
    }

    /// <summary>The bytes of an event, see <see cref="EventRowCodec"/>.</summary>
    internal ReadOnlySpan<byte> Row(int at) => bytes.Written.Slice(events[at].Start, events[at].Length);

    internal void Clear()
    {
        bytes.Clear();
        events.Clear();
    }
}
