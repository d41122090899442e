using NodaTime;

namespace Portal.Data.Notices;

/// <summary>When an item stopped being online, how well that is known, and what came after.</summary>
internal readonly record struct ItemStops(
    Instant? RemovedAt, Instant? AliveAt, Instant? ClaimedAt, IReadOnlyList<OnlineSpell> LaterSpells, ItemFlags Flags)
{
    /// <summary>
    /// Removals are known instants, a check that did not find the item closes an interval, and a provider's claim stops the clock
    /// only where nobody ever checked. A check that finds the item after a stop is a reappearance.
    /// </summary>
    internal static ItemStops Of(IReadOnlyList<NoticeEvent> events, Instant issuedAt, Duration skewTolerance)
    {
        NoticeEvent? claim = null;
        NoticeEvent? end = null;
        NoticeEvent? lastSeen = null;
        var isChecked = false;
        for (var at = 0; at < events.Count; at++)
        {
            var one = events[at];
            if (IsClaim(one))
            {
                claim ??= one;
            }
            else if (one.Type == EventType.Gone || IsRemoval(one))
            {
                (end, isChecked) = (end ?? one, true);
            }
            else if (one.Type == EventType.Seen)
            {
                isChecked = true;
                lastSeen = end is null || one.OccurredAt < end.OccurredAt ? one : lastSeen;
            }
        }

        // A check in the very instant of the stop says nothing about before it
        if (end is not null && lastSeen?.OccurredAt >= end.OccurredAt)
        {
            lastSeen = events.LastOrDefault(one => one.Type == EventType.Seen && one.OccurredAt < end.OccurredAt);
        }

        var claimedAt = claim?.OccurredAt;
        var stop = end ?? (isChecked ? null : claim);
        if (stop is null)
        {
            return new ItemStops(null, lastSeen?.OccurredAt, claimedAt, [], ItemFlags.None);
        }

        var flags = stop.Type == EventType.Gone ? ItemFlags.StopIsInterval : ItemFlags.None;
        flags |= isChecked ? ItemFlags.None : ItemFlags.ClaimOnly;
        var removedAt = stop.OccurredAt;
        if (removedAt < issuedAt && issuedAt - removedAt <= skewTolerance)
        {
            removedAt = issuedAt;
            flags |= ItemFlags.SkewCorrected;
        }

        return new ItemStops(removedAt, lastSeen?.OccurredAt, claimedAt, SpellsAfter(events, stop.OccurredAt) ?? (IReadOnlyList<OnlineSpell>)[], flags);
    }

    private static bool IsRemoval(NoticeEvent one) => one.Type == EventType.Removed && one.Evidence != Evidence.Provider;

    /// <summary>A removal on the provider's own word is a claim.</summary>
    private static bool IsClaim(NoticeEvent one) =>
        one.Type == EventType.Claimed || one is { Type: EventType.Removed, Evidence: Evidence.Provider };

    private static List<OnlineSpell>? SpellsAfter(IReadOnlyList<NoticeEvent> events, Instant firstStop)
    {
        List<OnlineSpell>? spells = null;
        Instant? from = null;
        for (var at = 0; at < events.Count; at++)
        {
            var one = events[at];
            if (one.OccurredAt < firstStop)
            {
                continue;
            }

            if (from is null && (one.Type == EventType.Reappeared || (one.Type == EventType.Seen && one.OccurredAt > firstStop)))
            {
                from = one.OccurredAt;
            }
            else if (from is { } start && (one.Type == EventType.Gone || IsRemoval(one)))
            {
                (spells ??= []).Add(new OnlineSpell(start, one.OccurredAt));
                from = null;
            }
        }

        if (from is { } last)
        {
            (spells ??= []).Add(new OnlineSpell(last, null));
        }

        return spells;
    }
}
