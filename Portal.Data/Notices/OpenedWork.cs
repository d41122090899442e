using NodaTime;

namespace Portal.Data.Notices;

/// <summary>A notice that waits to be folded, with its events unpacked and what came again compared with them.</summary>
internal sealed class OpenedWork
{
    private readonly NoticeWork work;
    private readonly string source;
    private readonly List<(OpenedPack Pack, List<NoticeEvent> Events)> packs = [];
    private Dictionary<(string Source, string EventId), Instant>? knownLater;

    private OpenedWork(NoticeWork work, IReadOnlyList<OpenedPack> stored, string source, EventTexts texts)
    {
        (this.work, this.source) = (work, source);
        var hex = Notice.Hex;
        var place = EventPackRange.PlaceOf(Notice.Id);
        foreach (var pack in stored)
        {
            if (pack.Of(place) is { } events)
            {
                packs.Add((pack, events));
            }
        }

        Fresh = work.Waiting.Read(source, hex, texts);
        foreach (var repeat in work.Waiting.Repeats ?? [])
        {
            Results.Add((repeat.Line, Repeat(work.Waiting.Read(repeat, source, hex, texts))));
        }
    }

    internal NoticeEntry Notice => work.Waiting.Notice;

    /// <summary>Events that came, each once.</summary>
    internal List<NoticeEvent> Fresh { get; }

    /// <summary>What became of events that came again, by their lines.</summary>
    internal List<(long Line, AppendResult Result)> Results { get; } = [];

    /// <summary>Whether what is known has changed at all.</summary>
    internal bool IsChanged => Fresh.Count > 0 || knownLater is not null;

    internal static OpenedWork Of(NoticeWork work, IReadOnlyList<OpenedPack> stored, string source, EventTexts texts) => new(work, stored, source, texts);

    /// <summary>What is to be stored.</summary>
    internal FoldedNotice Folded(IReadOnlyList<ItemState> states) => new(work.Waiting, StateDifference.Of(Notice, work.States, states), Results);

    /// <summary>What is stored where nothing has changed.</summary>
    internal FoldedNotice Unchanged() => new(work.Waiting, [], Results);

    /// <summary>The events as they were stored before.</summary>
    internal IReadOnlyCollection<NoticeEvent> Before() => knownLater is null
        ? Stored()
        : [.. Stored().Select(one => knownLater.TryGetValue((one.Source, one.EventId), out var later) ? one with { RecordedAt = later } : one)];

    /// <summary>All events that are known now.</summary>
    internal IReadOnlyCollection<NoticeEvent> After() => packs.Count == 0 ? Fresh : [.. Stored(), .. Fresh];

    private List<NoticeEvent> Stored() => packs.Count == 1 ? packs[0].Events : [.. packs.SelectMany(one => one.Events)];

    /// <summary>Compares an event with the one that has its id: of two that say the same, the earlier knowledge stays.</summary>
    private AppendResult Repeat(NoticeEvent one)
    {
        if (Fresh.FindIndex(fresh => fresh.EventId == one.EventId) is >= 0 and var place)
        {
            if (!Fresh[place].SaysTheSameAs(one))
            {
                return AppendResult.IdReused;
            }

            Fresh[place] = one.RecordedAt < Fresh[place].RecordedAt ? one : Fresh[place];
            return AppendResult.Duplicate;
        }

        foreach (var (pack, events) in packs)
        {
            if (events.FindIndex(stored => stored.EventId == one.EventId && stored.Source == source) is >= 0 and var at)
            {
                return RepeatStored(pack, events, at, one);
            }
        }

        // The id belongs to another notice
        return AppendResult.IdReused;
    }

    private AppendResult RepeatStored(OpenedPack pack, List<NoticeEvent> events, int at, NoticeEvent one)
    {
        var stored = events[at];
        if (!stored.SaysTheSameAs(one))
        {
            return AppendResult.IdReused;
        }

        if (one.RecordedAt < stored.RecordedAt)
        {
            (knownLater ??= []).TryAdd((stored.Source, stored.EventId), stored.RecordedAt);
            events[at] = one;
            pack.IsChanged = true;
        }

        return AppendResult.Duplicate;
    }
}
