using NodaTime;

namespace Portal.Data.Notices;

/// <summary>What was known of a notice's items when: a pure function of the set of its events before and after something arrived.</summary>
public static class NoticeTimeline
{
    /// <summary>
    /// The steps that lead from the timeline of the events before to that of the events after: where they part, the old one is
    /// taken away step by step and the new one added, each step at its own instant of knowing.
    /// </summary>
    /// <param name="fold">How states follow from events.</param>
    /// <param name="before">All events of the notice that were stored, each once; empty for a new notice.</param>
    /// <param name="after">All events of the notice that are stored now, each once.</param>
    public static TimelineChange Change(NoticeFold fold, IReadOnlyCollection<NoticeEvent> before, IReadOnlyCollection<NoticeEvent> after) =>
        Steps(fold, before, after) with { LatestAt = after.Count == 0 ? null : after.Max(static one => one.OccurredAt) };

    private static TimelineChange Steps(NoticeFold fold, IReadOnlyCollection<NoticeEvent> before, IReadOnlyCollection<NoticeEvent> after)
    {
        if (before.Count == 0)
        {
            return new ItemTimelines(fold, after, []).From(Instant.MinValue);
        }

        if (Parting(before, after) is not { } from)
        {
            var unchanged = fold.Fold(before);
            return new TimelineChange(unchanged, [], unchanged);
        }

        var earlier = before.Any(one => one.RecordedAt < from) ? fold.Fold(before, null, from - Duration.FromTicks(1)) : [];
        var now = new ItemTimelines(fold, after, earlier).From(from);
        if (before.All(one => one.RecordedAt < from) && fold.RuleChanges.All(at => at < from))
        {
            // What came is the news: nothing was known since, so there is nothing to take back
            return now with { Start = earlier };
        }

        var old = new ItemTimelines(fold, before, earlier).From(from);
        return new TimelineChange(
            old.End,
            [.. old.Steps.Reverse().Select(step => new NoticeStep(step.KnownAt, [.. step.Changes.Select(one => new ItemChange(one.After, one.Before))])), .. now.Steps],
            now.End);
    }

    /// <summary>The first instant of knowing at which the two sets differ; null where they are the same.</summary>
    private static Instant? Parting(IReadOnlyCollection<NoticeEvent> before, IReadOnlyCollection<NoticeEvent> after)
    {
        var old = before.ToDictionary(one => (one.Source, one.EventId), one => one.RecordedAt);
        Instant? from = null;
        foreach (var one in after)
        {
            if (!old.Remove((one.Source, one.EventId), out var recorded))
            {
                from = Earlier(from, one.RecordedAt);
            }
            else if (recorded != one.RecordedAt)
            {
                from = Earlier(Earlier(from, recorded), one.RecordedAt);
            }
        }

        return old.Values.Aggregate(from, (first, recorded) => Earlier(first, recorded));
    }

    private static Instant Earlier(Instant? left, Instant right) => left is { } one ? Instant.Min(one, right) : right;
}
