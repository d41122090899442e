namespace Portal.Data.Notices;

/// <summary>One notice as somebody may see it.</summary>
/// <param name="Items">Its items; never empty.</param>
/// <param name="Events">What happened to these items, and to the notice as a whole, in time order.</param>
public sealed record NoticeStory(IReadOnlyList<StoredItem> Items, IReadOnlyList<NoticeEvent> Events)
{
    /// <summary>The story of the items that may be seen; null where there are none.</summary>
    internal static NoticeStory? Of(IReadOnlyList<StoredItem> items, IEnumerable<NoticeEvent> events)
    {
        // A notice may name items of several providers: each sees what was said of its own, and of the notice as a whole
        var own = items.Select(item => item.State.ItemRef).ToHashSet(StringComparer.Ordinal);
        return items.Count == 0
            ? null
            : new(
                items,
                [
                    .. events.Where(one => one.ItemRef is null || own.Contains(one.ItemRef))
                        .OrderBy(one => one.OccurredAt).ThenBy(one => one.Type).ThenBy(one => one.EventId, StringComparer.Ordinal).ThenBy(one => one.Source, StringComparer.Ordinal),
                ]);
    }
}
