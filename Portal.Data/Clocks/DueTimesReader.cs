using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>Moves a due time by the extensions, resets and pauses of an item.</summary>
internal static class DueTimesReader
{
    internal static DueTimes Read(ItemTimeline item, Rule rule, NoticeLimit limit, Instant start, Instant? stoppedAt, ISet<string> flags)
    {
        var events = item.Events.Where(one => IsMoving(one.Type) && (one.Rules.Count == 0 || one.Rules.Any(rule.IsNamed))).ToArray();
        if (events.Length == 0)
        {
            return new DueTimes(limit.Due, limit.Due, limit.Due, false);
        }

        var (due, isPaused) = Paused(events, rule, limit.Due, start, stoppedAt, flags);
        var steps = events.Where(one => one.Type == EventType.Extended).Select(one => (one.OccurredAt, Order: 1, Until: NewDeadline(one, start)))
            .Concat(Grounds(events, rule, start, stoppedAt, flags).SelectMany(ground => ground.Steps()))
            .OrderBy(step => step.OccurredAt).ThenBy(step => step.Order).ThenBy(step => step.Until);
        var (inForce, extended, open) = (due, due, 0);
        foreach (var (at, order, until) in steps)
        {
            if (order == 0)
            {
                open++;
            }
            else if (order == 2)
            {
                open--;
                inForce = Instant.Max(inForce, limit.From(at));
                extended = Instant.Max(extended, limit.From(at));
            }
            else if (until is { } deadline)
            {
                extended = Instant.Max(extended, deadline);
                if ((open > 0 || at <= inForce) && (stoppedAt is not { } stopped || at <= stopped))
                {
                    inForce = Instant.Max(inForce, deadline);
                }
                else
                {
                    flags.Add(ObligationFlags.ExtensionLate);
                }
            }
        }

        return new DueTimes(limit.Due, inForce, extended, isPaused || open > 0);
    }

    private static bool IsMoving(EventType type) => type is EventType.Extended or EventType.Paused or EventType.Resumed
        or EventType.ResetClaimed or EventType.ResetAccepted or EventType.ResetEnded or EventType.Disputed or EventType.DisputeResolved;

    private static Instant? NewDeadline(NoticeEvent one, Instant start) =>
        one.DeadlineAt ?? (one.LimitSeconds is { } seconds ? start + Duration.FromSeconds(seconds) : null);

    private static List<ResetGround> Grounds(NoticeEvent[] events, Rule rule, Instant start, Instant? stoppedAt, ISet<string> flags)
    {
        var grounds = new List<ResetGround>();
        foreach (var one in events.Where(one => one.Type is EventType.ResetClaimed or EventType.ResetAccepted or EventType.ResetEnded))
        {
            if (!rule.Settings.Resets)
            {
                flags.Add(ObligationFlags.ResetIgnored);
                return grounds;
            }

            ResetGround.Take(grounds, one);
        }

        grounds.RemoveAll(ground => ground.IsRejected || ground.Until <= start || ground.From > stoppedAt);
        if (grounds.RemoveAll(ground => !ground.IsAccepted) > 0)
        {
            flags.Add(ObligationFlags.ResetClaimed);
        }

        return grounds;
    }

    /// <summary>Overlapping pauses count once; a pause before the start, after the due time or after the stop has no effect.</summary>
    private static (Instant Due, bool IsOpen) Paused(NoticeEvent[] events, Rule rule, Instant due, Instant start, Instant? stoppedAt, ISet<string> flags)
    {
        var depth = 0;
        var from = start;
        foreach (var one in events)
        {
            var isStart = one.Type == EventType.Paused || (rule.Settings.AppealSuspends && one.Type == EventType.Disputed);
            var isEnd = one.Type == EventType.Resumed || (rule.Settings.AppealSuspends && one.Type == EventType.DisputeResolved);
            if (one.Type is EventType.Paused or EventType.Resumed && !rule.Settings.Pauses)
            {
                flags.Add(ObligationFlags.PauseIgnored);
                continue;
            }

            if (isStart && depth++ == 0)
            {
                from = Instant.Max(one.OccurredAt, start);
            }
            else if (isEnd && depth > 0 && --depth == 0 && one.OccurredAt > from && Counts(from, due, stoppedAt))
            {
                due += one.OccurredAt - from;
            }
        }

        return (due, depth > 0 && Counts(from, due, stoppedAt));
    }

    private static bool Counts(Instant from, Instant due, Instant? stoppedAt) => from < due && (stoppedAt is not { } stopped || from < stopped);
}
