using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>A notice with what came of it and is not folded yet.</summary>
/// <param name="Range">Holds the rows.</param>
/// <param name="Notice">Which one.</param>
/// <param name="From">Its first row.</param>
/// <param name="Count">How many events are new.</param>
/// <param name="Repeats">Events whose ids were there already; null for none.</param>
internal sealed record WaitingNotice(LoadedRange Range, NoticeEntry Notice, int From, int Count, IReadOnlyList<RepeatedRow>? Repeats)
{
    /// <summary>The new events in the order in which they came, each once.</summary>
    internal List<NoticeEvent> Read(string source, string hex, EventTexts texts)
    {
        var events = new List<NoticeEvent>(Count);
        for (var at = From; at < From + Count; at++)
        {
            var reader = new ByteReader(Range.Row(at));
            events.Add(EventRowCodec.Read(ref reader, source, hex, texts));
        }

        return events;
    }

    /// <summary>An event that came again.</summary>
    internal NoticeEvent Read(in RepeatedRow repeat, string source, string hex, EventTexts texts)
    {
        var reader = new ByteReader(Range.Row(repeat));
        return EventRowCodec.Read(ref reader, source, hex, texts);
    }
}
