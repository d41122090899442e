using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>When the events of an item stop the clock of one rule, and when the item came back.</summary>
internal static class StopReader
{
    internal static List<Turn> Read(ItemTimeline item, Rule rule, Instant start, RuleCatalogue catalogue)
    {
        if (rule.Settings.Stops == StopMode.All && rule.Stops.Any(stop => stop.Kind is null))
        {
            return [];
        }

        var removals = rule.RemovalTerritories;
        if (removals.Count == rule.Stops.Count)
        {
            return Removals(item, removals, start, catalogue);
        }

        var others = new List<Stop?>();
        if (Has(rule, StopKind.Acknowledgement))
        {
            others.Add(First(item, EventType.Acknowledged));
        }

        if (Has(rule, StopKind.Restoration))
        {
            others.Add(Restoration(item, start, isOnlyOutcome: removals.Count == 0));
        }

        var turns = removals.Count > 0 ? Removals(item, removals, start, catalogue) : [];
        if (others.Count == 0)
        {
            return turns;
        }

        if (removals.Count > 0)
        {
            others.Add(turns.Count > 0 ? turns[0].Stop : null);
        }

        // Several kinds of outcome share one deadline: acting in time counts, not the direction, so nothing reopens.
        var stop = rule.Settings.Stops == StopMode.All
            ? others.Contains(null) ? null : others.MaxBy(one => one!.At)
            : others.OfType<Stop>().MinBy(one => one.At);
        return stop is null ? [] : [new Turn(stop.At, stop)];
    }

    private static bool Has(Rule rule, StopKind kind) => rule.Stops.Any(stop => stop.Kind == kind);

    private static bool IsWithinClock(ItemTimeline item, NoticeEvent one) => item.Release is not { } release || one.OccurredAt <= release.At;

    private static Stop? First(ItemTimeline item, EventType type)
    {
        var found = item.Events.FirstOrDefault(one => one.Type == type && IsWithinClock(item, one));
        return found is null ? null : new Stop(found.OccurredAt, null, false);
    }

    private static Stop? Restoration(ItemTimeline item, Instant start, bool isOnlyOutcome)
    {
        Instant? absentAt = null;
        foreach (var one in item.Events.Where(one => IsWithinClock(item, one)))
        {
            if (one.Type == EventType.Reappeared && (isOnlyOutcome || one.OccurredAt >= start))
            {
                return new Stop(one.OccurredAt, null, false);
            }

            if (one.Type == EventType.Gone)
            {
                absentAt = one.OccurredAt;
            }
            else if (isOnlyOutcome && one.Type == EventType.Seen && one.OccurredAt >= start)
            {
                return new Stop(one.OccurredAt, Instant.Max(absentAt ?? start, start), false);
            }
        }

        return null;
    }

    private static List<Turn> Removals(ItemTimeline item, IReadOnlyList<string> territories, Instant start, RuleCatalogue catalogue)
    {
        var turns = new List<Turn>();
        Stop? current = null;
        Instant? seenAt = null;
        HashSet<string>? disabled = null;
        foreach (var one in item.Events)
        {
            // An item that is lawful again is no longer a matter of this notice.
            if (!IsWithinClock(item, one) || EventReading.IsLawfulReturn(one))
            {
                break;
            }

            if (current is not null)
            {
                if (one.Type == EventType.Reappeared || (one.Type == EventType.Seen && one.OccurredAt > current.At))
                {
                    turns.Add(new Turn(one.OccurredAt, null, one.Reason == ReasonCodes.Reuploaded));
                    (current, disabled, seenAt) = (null, null, one.OccurredAt);
                }

                continue;
            }

            if (EventReading.ShowsOnline(one))
            {
                seenAt = one.OccurredAt;
                continue;
            }

            if (EventReading.MayStop(one, item.IsChecked) && (one.Type != EventType.AccessDisabled || Covers(disabled ??= [], one, territories, catalogue)))
            {
                Instant? aliveAt = one.Type == EventType.Gone ? Instant.Min(one.OccurredAt, Instant.Max(seenAt ?? start, start)) : null;
                current = new Stop(one.OccurredAt, aliveAt, EventReading.IsClaim(one));
                turns.Add(new Turn(current.At, current));
            }
        }

        return turns;
    }

    /// <summary>Territories add up; a country never covers all users, nor one member state the Union.</summary>
    private static bool Covers(HashSet<string> disabled, NoticeEvent one, IReadOnlyList<string> territories, RuleCatalogue catalogue)
    {
        disabled.UnionWith(EventReading.Territories(one));
        var day = one.OccurredAt.InUtc().Date;
        return EventReading.IsEverywhere(disabled) || territories.Any(territory =>
            disabled.Contains(territory)
            || (territory == "EU" && catalogue.UnionMembers(day).All(disabled.Contains))
            || (territory is not ("*" or "EU") && disabled.Contains("EU") && catalogue.IsWithin(territory, "EU", day)));
    }
}
