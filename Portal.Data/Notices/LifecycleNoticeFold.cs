using NodaTime;

namespace Portal.Data.Notices;

/// <summary>One compact notice from its own events, which come in time order.</summary>
internal static class LifecycleNoticeFold
{
    internal static LifecycleNotice Fold(LifecycleEvent issue, LifecycleEvent[] events)
    {
        var firstRemoval = First(events, one => one.Type == EventType.Removed);
        var release = First(events, one => one is { Type: EventType.Withdrawn, Argument: "released" });
        var releasedAt = firstRemoval <= release ? null : release;
        var removedAt = releasedAt is null ? firstRemoval : null;
        return new LifecycleNotice
        {
            NoticeId = issue.NoticeId,
            Dimensions = LifecycleDimensions.TryParse(issue.Argument)
                ?? throw new ArgumentException($"Event {issue.EventId}: an issue names provider|country|category|regime.", nameof(issue)),
            IssuedAt = issue.OccurredAt,
            DeadlineAt = Deadline(issue, events, removedAt),
            IsVoid = events.Any(one => one is { Type: EventType.Withdrawn, Argument: "void" } or { Type: EventType.DisputeResolved, Argument: "upheld" }),
            RemovedAt = removedAt,
            ReleasedAt = releasedAt,
            AcknowledgedAt = First(events, one => one.Type == EventType.Acknowledged),
            IsDisputed = events.LastOrDefault(one => one.Type is EventType.Disputed or EventType.DisputeResolved)?.Type == EventType.Disputed,
            Spells = Spells(issue.OccurredAt, events, releasedAt),
        };
    }

    private static Instant? First(LifecycleEvent[] events, Predicate<LifecycleEvent> isMeant) => Array.Find(events, isMeant)?.OccurredAt;

    /// <summary>An extension granted after the deadline then in force, or after the removal, rescues nothing.</summary>
    private static Instant Deadline(LifecycleEvent issue, LifecycleEvent[] events, Instant? removedAt)
    {
        var deadline = issue.TimeArgument ?? throw new ArgumentException($"Event {issue.EventId}: an issue carries its deadline.", nameof(issue));
        foreach (var extension in events.Where(one => one.Type == EventType.Extended))
        {
            var isInTime = extension.OccurredAt <= deadline && !(extension.OccurredAt > removedAt);
            deadline = isInTime && extension.TimeArgument > deadline ? extension.TimeArgument.Value : deadline;
        }

        return deadline;
    }

    private static List<OnlineSpell> Spells(Instant issuedAt, LifecycleEvent[] events, Instant? releasedAt)
    {
        if (releasedAt is not null)
        {
            return [new(issuedAt, releasedAt)];
        }

        var spells = new List<OnlineSpell>();
        Instant? openSince = issuedAt;
        var changes = events.Where(one => one.Type is EventType.Removed or EventType.Reappeared)
            .OrderBy(one => one.OccurredAt).ThenBy(one => one.Type == EventType.Removed ? 0 : 1);
        foreach (var change in changes)
        {
            if (change.Type == EventType.Removed && openSince is { } from)
            {
                spells.Add(new(from, change.OccurredAt));
                openSince = null;
            }
            else if (change.Type == EventType.Reappeared)
            {
                openSince ??= change.OccurredAt;
            }
        }

        return openSince is { } last ? [.. spells, new(last, null)] : spells;
    }
}
