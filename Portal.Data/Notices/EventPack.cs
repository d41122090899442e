using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Events of one notice that came from one source in one transaction, as they are stored.</summary>
/// <param name="Id">Id of the row; 0 before it is stored.</param>
/// <param name="SourceId">Who sent them.</param>
/// <param name="Count">How many.</param>
/// <param name="LastRecordedAt">When the last of them became known, in microseconds.</param>
/// <param name="Bytes">The events, see <see cref="EventPackCodec"/>.</param>
internal sealed record EventPack(long Id, long SourceId, int Count, long LastRecordedAt, byte[] Bytes)
{
    internal static EventPack Of(EventPackCodec codec, long id, long sourceId, IReadOnlyCollection<NoticeEvent> events)
    {
        var last = Instant.MinValue;
        foreach (var one in events)
        {
            last = Instant.Max(last, one.RecordedAt);
        }

        return new(id, sourceId, events.Count, last.ToMicros(), codec.Write(events));
    }
}
