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
    /// <param name="before">All events of the notice that were stored; empty for a new notice.</param>
    /// <param name="after">All events of the notice that are stored now.</param>
    public static IReadOnlyList<NoticeStep> Change(NoticeFold fold, IReadOnlyCollection<NoticeEvent> before, IReadOnlyCollection<NoticeEvent> after)
    {
        if (before.Count == 0)
        {
            return [.. Steps(fold, after, Instant.MinValue, [])];
        }

        if (Parting(before, after) is not { } from)
        {
            return [];
        }

        var earlier = before.Any(one => one.RecordedAt < from) ? fold.Fold(before, null, from - Duration.FromTicks(1)) : [];
        return
        [
            .. Steps(fold, before, from, earlier).Select(step => new NoticeStep(step.KnownAt, step.After, step.Before)).Reverse(),
            .. Steps(fold, after, from, earlier),
        ];
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

    /// <summary>A correction or retraction may reach any item of its notice; without one, an event reaches its own item, or all.</summary>
    private static IEnumerable<NoticeStep> Steps(
        NoticeFold fold, IReadOnlyCollection<NoticeEvent> events, Instant from, IReadOnlyList<ItemState> earlier) =>
        events.Any(one => one.Type is EventType.Corrected or EventType.Retracted)
            ? StepsOfWholes(fold, events, from, earlier)
            : new ItemTimelines(fold, events, earlier).Steps(from);

    private static IEnumerable<NoticeStep> StepsOfWholes(
        NoticeFold fold, IReadOnlyCollection<NoticeEvent> events, Instant from, IReadOnlyList<ItemState> earlier)
    {
        var known = earlier;
        foreach (var at in events.Select(one => one.RecordedAt).Concat(events.Count > 0 ? fold.RuleChanges : []).Where(at => at >= from).Distinct().Order())
        {
            var now = Kept(known, fold.Fold(events, null, at));
            if (!now.SequenceEqual(known, ReferenceEqualityComparer.Instance))
            {
                yield return new NoticeStep(at, known, now);
            }

            known = now;
        }
    }

    /// <summary>The same states, as the same objects where nothing changed.</summary>
    private static ItemState[] Kept(IReadOnlyList<ItemState> known, IReadOnlyList<ItemState> now)
    {
        var byReference = known.ToDictionary(item => item.ItemRef ?? "");
        return [.. now.Select(item => byReference.GetValueOrDefault(item.ItemRef ?? "") is { } before && before.SaysTheSameAs(item) ? before : item)];
    }
}
