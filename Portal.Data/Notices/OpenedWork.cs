namespace Portal.Data.Notices;

/// <summary>A notice that waits to be folded, with its events unpacked.</summary>
/// <param name="Work">The notice.</param>
/// <param name="Fresh">Events that came, each once.</param>
/// <param name="Stored">Events that are stored, each once and none of the fresh ones among them.</param>
internal sealed record OpenedWork(NoticeWork Work, List<NoticeEvent> Fresh, List<NoticeEvent> Stored)
{
    internal static OpenedWork Of(NoticeWork work, BatchContext context, EventTexts texts)
    {
        var hex = work.Notice.Hex;
        var stored = new List<NoticeEvent>();
        foreach (var pack in work.Stored)
        {
            EventPackReader.Read(pack.Bytes, context.Sources[pack.SourceId], hex, texts.Codes, stored);
        }

        return new(work, work.Fresh.Read(context.Source.Code, hex, texts), stored);
    }

    /// <summary>The events as they were stored before.</summary>
    internal IReadOnlyCollection<NoticeEvent> Before() => Work.KnownLater is not { } knownLater
        ? Stored
        : [.. Stored.Select(one => knownLater.TryGetValue((one.Source, one.EventId), out var later) ? one with { RecordedAt = later } : one)];

    /// <summary>All events that are known now.</summary>
    internal IReadOnlyCollection<NoticeEvent> After() => Stored.Count == 0 ? Fresh : [.. Stored, .. Fresh];
}
