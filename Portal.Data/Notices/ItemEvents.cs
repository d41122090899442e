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
        var references = visible.Select(one => one.ItemRef).OfType<string>().Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToArray();
        return references.Length == 0
            ? [new ItemEvents(null, visible)]
            : [.. references.Select(reference => Of(reference, visible))];
    }

    private static ItemEvents Of(string reference, IReadOnlyList<NoticeEvent> visible)
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
