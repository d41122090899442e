using NodaTime;

namespace Portal.Data.Notices;

/// <summary>
/// The state of compact notices as a pure function of the set of their events, A and K. File order and repetition never matter.
/// </summary>
/// <example>Issued at 10:00 with a deadline of 11:00, removed at 11:00: on time. An extension granted at 11:01 changes nothing.</example>
public static class LifecycleFold
{
    /// <summary>The notices as of <paramref name="asOf"/>, from what was known at <paramref name="knownAt"/> (null: everything).</summary>
    public static LifecycleView Fold(IEnumerable<LifecycleEvent> events, Instant asOf, Instant? knownAt)
    {
        var notices = new List<LifecycleNotice>();
        var orphans = 0;
        var current = Corrected([.. Visible(events, knownAt)]).Where(one => one.OccurredAt <= asOf);
        foreach (var group in current.GroupBy(one => one.NoticeId).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            LifecycleEvent[] own = [.. group.OrderBy(one => one.OccurredAt).ThenBy(one => one.EventId, StringComparer.Ordinal)];
            if (Array.Find(own, one => one.Type == EventType.Issued) is { } issue)
            {
                notices.Add(LifecycleNoticeFold.Fold(issue, own));
            }
            else
            {
                orphans += own.Length;
            }
        }

        return new(asOf, knownAt, notices, orphans);
    }

    private static IEnumerable<LifecycleEvent> Visible(IEnumerable<LifecycleEvent> events, Instant? knownAt) =>
        events.Where(one => knownAt is not { } limit || one.KnownAt <= limit)
            .GroupBy(one => one.EventId)
            .Select(same => same.MinBy(one => one.KnownAt)!);

    /// <summary>The latest word on each event wins: a new time, or none at all.</summary>
    private static IEnumerable<LifecycleEvent> Corrected(LifecycleEvent[] visible)
    {
        var words = visible.Where(IsAboutAnother)
            .GroupBy(word => word.Argument)
            .ToDictionary(group => group.Key, group => group.OrderBy(word => word.KnownAt).ThenBy(word => word.EventId, StringComparer.Ordinal).Last());
        return visible.Where(one => !IsAboutAnother(one))
            .Select(one => words.TryGetValue(one.EventId, out var word) ? Apply(word, one) : one)
            .OfType<LifecycleEvent>();
    }

    private static bool IsAboutAnother(LifecycleEvent one) => one.Type is EventType.Corrected or EventType.Retracted;

    private static LifecycleEvent? Apply(LifecycleEvent word, LifecycleEvent target) =>
        word.Type == EventType.Retracted ? null : target with { OccurredAt = word.TimeArgument ?? target.OccurredAt };
}
