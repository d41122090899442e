namespace Portal.Data.Notices;

/// <summary>The visible events that act on one item of a notice.</summary>
/// <param name="ItemRef">The item's reference; null for the unnamed item of a notice that names none.</param>
/// <param name="Events">In time and causal order, those of the whole notice among them.</param>
public sealed record ItemEvents(string? ItemRef, IReadOnlyList<NoticeEvent> Events)
{
    /// <summary>
    /// Splits the visible events of one notice by item. A notice's items are the distinct references of its visible events, or one
    /// unnamed item; an event without a reference acts on all of them; an item's own issued wins over the notice's.
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

    /// <summary>The events that act on one item, its own and those of the whole notice.</summary>
    internal static ItemEvents Of(string reference, IReadOnlyList<NoticeEvent> visible)
    {
        var hasOwnIssue = visible.Any(one => one.Type == EventType.Issued && one.ItemRef == reference);
        return new ItemEvents(
            reference,
            [
                .. visible.Where(one => one.ItemRef == reference
                    || (one.ItemRef is null && !(hasOwnIssue && one.Type == EventType.Issued))),
            ]);
    }
}
