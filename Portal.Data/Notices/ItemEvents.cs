using NodaTime;

namespace Portal.Data.Notices;

/// <summary>The visible events that act on one item of a notice.</summary>
/// <param name="ItemRef">The item's reference; null for the unnamed item of a notice that names none.</param>
/// <param name="Events">In time and causal order, those of the whole notice among them.</param>
public sealed record ItemEvents(string? ItemRef, IReadOnlyList<NoticeEvent> Events)
{
    /// <summary>
    /// Splits the visible events of one notice by item. A notice's items are the distinct references of its visible events, or one
    /// unnamed item; an event without a reference acts on all of them; an item's own issued wins over the notice's, which fills its blank columns.
    /// </summary>
    /// <param name="visible">What <see cref="VisibleEvents"/> returned for one notice.</param>
    public static IReadOnlyList<ItemEvents> Split(IReadOnlyList<NoticeEvent> visible)
    {
        var own = new SortedDictionary<string, List<NoticeEvent>>(StringComparer.Ordinal);
        var hasWhole = false;
        foreach (var one in visible)
        {
            if (one.ItemRef is not { } reference)
            {
                hasWhole = true;
                continue;
            }

            if (!own.TryGetValue(reference, out var events))
            {
                own.Add(reference, events = []);
            }

            events.Add(one);
        }

        if (own.Count == 0)
        {
            return [new ItemEvents(null, visible)];
        }

        return [.. own.Select(item => hasWhole ? Of(item.Key, visible) : new ItemEvents(item.Key, item.Value))];
    }

    /// <summary>Those that happened by an instant; null leaves out none.</summary>
    internal IReadOnlyList<NoticeEvent> Until(Instant? asOf) =>
        asOf is { } last && Events.Count > 0 && Events[^1].OccurredAt > last ? [.. Events.Where(one => one.OccurredAt <= last)] : Events;

    /// <summary>The events that act on one item, its own and those of the whole notice.</summary>
    internal static ItemEvents Of(string reference, IReadOnlyList<NoticeEvent> visible)
    {
        List<NoticeEvent> events = [.. visible.Where(one => one.ItemRef == reference || one.ItemRef is null)];
        LetOwnIssueWin(events);
        return new ItemEvents(reference, events);
    }

    /// <summary>
    /// Takes the notice's issues away where the item has one of its own, and lets the first of them fill what the item's own leaves blank (decision 0017).
    /// </summary>
    /// <param name="events">Of one named item, in time and causal order.</param>
    internal static void LetOwnIssueWin(List<NoticeEvent> events)
    {
        var whole = events.Find(static one => one is { Type: EventType.Issued, ItemRef: null });
        if (whole is null || !events.Exists(static one => one is { Type: EventType.Issued, ItemRef: not null }))
        {
            return;
        }

        events.RemoveAll(static one => one is { Type: EventType.Issued, ItemRef: null });
        for (var at = 0; at < events.Count; at++)
        {
            events[at] = events[at].Type == EventType.Issued ? Filled(events[at], whole) : events[at];
        }
    }

    // A limit is one thing, whichever of the two columns states it
    private static NoticeEvent Filled(NoticeEvent own, NoticeEvent whole) => own with
    {
        Provider = own.Provider ?? whole.Provider,
        IssuerCountry = own.IssuerCountry ?? whole.IssuerCountry,
        HostCountry = own.HostCountry ?? whole.HostCountry,
        Category = own.Category ?? whole.Category,
        NoticeType = own.NoticeType ?? whole.NoticeType,
        Rules = own.Rules.Count > 0 ? own.Rules : whole.Rules,
        LimitSeconds = HasLimit(own) ? own.LimitSeconds : whole.LimitSeconds,
        DeadlineAt = HasLimit(own) ? own.DeadlineAt : whole.DeadlineAt,
    };

    private static bool HasLimit(NoticeEvent one) => one.LimitSeconds is not null || one.DeadlineAt is not null;
}
