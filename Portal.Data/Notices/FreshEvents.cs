using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>The events of one notice that came and are not folded yet, as bytes, each once.</summary>
internal sealed class FreshEvents
{
    private readonly ByteWriter rows = new();

    internal int Count { get; private set; }

    internal void Add(ReadOnlySpan<byte> row)
    {
        rows.Bytes(row);
        Count++;
    }

    /// <summary>The events in the order in which they came.</summary>
    internal List<NoticeEvent> Read(string source, string noticeRef, EventTexts texts)
    {
        var events = new List<NoticeEvent>(Count);
        for (var reader = new ByteReader(rows.Written); !reader.IsAtEnd;)
        {
            events.Add(EventRowCodec.Read(ref reader, source, noticeRef, texts));
        }

        return events;
    }

    internal static FreshEvents Of(IEnumerable<NoticeEvent> hashed)
    {
        var fresh = new FreshEvents();
        foreach (var one in hashed)
        {
            EventRowCodec.Write(fresh.rows, one, EventReferences.OfHashed(one));
            fresh.Count++;
        }

        return fresh;
    }
}
