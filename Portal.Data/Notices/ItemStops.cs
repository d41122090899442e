using NodaTime;

namespace Portal.Data.Notices;

/// <summary>When an item stopped being online, how well that is known, and what came after.</summary>
internal sealed record ItemStops(
    Instant? RemovedAt, Instant? AliveAt, Instant? ClaimedAt, IReadOnlyList<OnlineSpell> LaterSpells, ItemFlags Flags)
{
    /// <summary>
    /// Removals are known instants, a check that did not find the item closes an interval, and a provider's claim stops the clock
    /// only where nobody ever checked. A check that finds the item after a stop is a reappearance.
    /// </summary>
    internal static ItemStops Of(IReadOnlyList<NoticeEvent> events, Instant issuedAt, Duration skewTolerance)
    {
        var claimedAt = events.FirstOrDefault(IsClaim)?.OccurredAt;
        var isChecked = events.Any(one => one.Type is EventType.Seen or EventType.Gone || IsRemoval(one));
        var stop = events.FirstOrDefault(one => one.Type == EventType.Gone || IsRemoval(one) || (!isChecked && IsClaim(one)));
        var lastSeen = events.LastOrDefault(one => one.Type == EventType.Seen && (stop is null || one.OccurredAt < stop.OccurredAt));
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

        return new ItemStops(removedAt, lastSeen?.OccurredAt, claimedAt, SpellsAfter(events, stop.OccurredAt), flags);
    }

    private static bool IsRemoval(NoticeEvent one) => one.Type == EventType.Removed && one.Evidence != Evidence.Provider;

    /// <summary>A removal on the provider's own word is a claim.</summary>
    private static bool IsClaim(NoticeEvent one) =>
        one.Type == EventType.Claimed || one is { Type: EventType.Removed, Evidence: Evidence.Provider };

    private static List<OnlineSpell> SpellsAfter(IReadOnlyList<NoticeEvent> events, Instant firstStop)
    {
        var spells = new List<OnlineSpell>();
        Instant? from = null;
        foreach (var one in events.Where(one => one.OccurredAt >= firstStop))
        {
            if (from is null && (one.Type == EventType.Reappeared || (one.Type == EventType.Seen && one.OccurredAt > firstStop)))
            {
                from = one.OccurredAt;
            }
            else if (from is { } start && (one.Type == EventType.Gone || IsRemoval(one)))
            {
                spells.Add(new OnlineSpell(start, one.OccurredAt));
                from = null;
            }
        }

        if (from is { } last)
        {
            spells.Add(new OnlineSpell(last, null));
        }

        return spells;
    }
}
