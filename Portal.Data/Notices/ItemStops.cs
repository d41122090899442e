using NodaTime;

namespace Portal.Data.Notices;

/// <summary>When an item stopped being online, how well that is known, and what came after.</summary>
internal readonly record struct ItemStops(
    Instant? RemovedAt, Instant? AliveAt, Instant? ClaimedAt, IReadOnlyList<OnlineSpell> LaterSpells, ItemFlags Flags)
{
    private const string Everywhere = "*";

    /// <summary>
    /// Removals, and access disabled for everybody, are known instants, a check that did not find the item closes an interval, and a provider's claim
    /// stops the clock only where nobody ever checked. A check that finds the item after a stop is a reappearance. An item that is lawful again is no
    /// longer a matter of its notice: nothing after that counts.
    /// </summary>
    internal static ItemStops Of(IReadOnlyList<NoticeEvent> events, Instant issuedAt, Duration skewTolerance)
    {
        var count = CountBeforeLawfulReturn(events);
        var isChecked = IsChecked(events, count);
        Instant? claimedAt = null;
        Instant? seenAt = null;
        Instant? backAt = null;
        NoticeEvent? stop = null;
        var lastStop = Instant.MinValue;
        List<OnlineSpell>? spells = null;
        for (var at = 0; at < count; at++)
        {
            var one = events[at];
            claimedAt ??= IsClaim(one) ? one.OccurredAt : null;
            if ((stop is null || backAt is not null) && IsStop(one, isChecked))
            {
                if (backAt is { } from)
                {
                    (spells ??= []).Add(new OnlineSpell(from, one.OccurredAt));
                }

                (stop, backAt, lastStop) = (stop ?? one, null, one.OccurredAt);
            }
            else if (stop is null)
            {
                seenAt = one.Type == EventType.Seen ? one.OccurredAt : seenAt;
            }
            else if (backAt is null && (one.Type == EventType.Reappeared || (one.Type == EventType.Seen && one.OccurredAt > lastStop)))
            {
                backAt = one.OccurredAt;
                if (spells is [.., { } last] && last.From == backAt)
                {
                    // There, gone and there again in one instant: one spell, from that instant
                    spells.RemoveAt(spells.Count - 1);
                }
            }
        }

        if (stop is null)
        {
            return new ItemStops(null, seenAt, claimedAt, [], ItemFlags.None);
        }

        if (backAt is { } open)
        {
            (spells ??= []).Add(new OnlineSpell(open, null));
        }

        // A check in the very instant of the stop says nothing about before it
        var aliveAt = seenAt >= stop.OccurredAt
            ? events.LastOrDefault(one => one.Type == EventType.Seen && one.OccurredAt < stop.OccurredAt)?.OccurredAt
            : seenAt;
        var flags = stop.Type == EventType.Gone ? ItemFlags.StopIsInterval : IsClaim(stop) ? ItemFlags.ClaimOnly : ItemFlags.None;
        var removedAt = stop.OccurredAt;
        if (removedAt < issuedAt && issuedAt - removedAt <= skewTolerance)
        {
            removedAt = issuedAt;
            flags |= ItemFlags.SkewCorrected;
        }

        return new ItemStops(removedAt, aliveAt, claimedAt, spells ?? (IReadOnlyList<OnlineSpell>)[], flags);
    }

    private static int CountBeforeLawfulReturn(IReadOnlyList<NoticeEvent> events)
    {
        for (var at = 0; at < events.Count; at++)
        {
            if (events[at] is { Type: EventType.Reappeared, Reason: ReasonCodes.LawfulRestoration })
            {
                return at;
            }
        }

        return events.Count;
    }

    private static bool IsChecked(IReadOnlyList<NoticeEvent> events, int count)
    {
        for (var at = 0; at < count; at++)
        {
            if (events[at].Type is EventType.Seen or EventType.Gone or EventType.Removed && !IsClaim(events[at]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsStop(NoticeEvent one, bool isChecked) =>
        IsClaim(one) ? !isChecked : one.Type is EventType.Gone or EventType.Removed || IsDisabledEverywhere(one);

    /// <summary>A removal on the provider's own word is a claim, and so is access disabled.</summary>
    private static bool IsClaim(NoticeEvent one) =>
        one.Type == EventType.Claimed || (one.Evidence == Evidence.Provider && (one.Type == EventType.Removed || IsDisabledEverywhere(one)));

    // What is blocked in one country alone is online elsewhere
    private static bool IsDisabledEverywhere(NoticeEvent one) =>
        one.Type == EventType.AccessDisabled && (one.Territory ?? "").Split(';', StringSplitOptions.TrimEntries).Contains(Everywhere);
}
