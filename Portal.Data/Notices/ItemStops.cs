using NodaTime;

namespace Portal.Data.Notices;

/// <summary>When an item stopped being online, how well that is known, and what came after.</summary>
internal readonly record struct ItemStops(
    Instant? RemovedAt, Instant? AliveAt, Instant? ClaimedAt, IReadOnlyList<OnlineSpell> LaterSpells, ItemFlags Flags)
{
    /// <summary>The first stop as it was told, before clocks that differ were made to agree; null where none was.</summary>
    internal Instant? StoppedAt { get; private init; }

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
        var seenSince = Instant.MinValue;
        NoticeEvent? stop = null;
        var lastStop = Instant.MinValue;
        List<OnlineSpell>? spells = null;
        for (var at = 0; at < count; at++)
        {
            var one = events[at];
            claimedAt ??= EventReading.IsClaim(one) ? one.OccurredAt : null;
            if ((stop is null || backAt is not null) && IsStop(one, isChecked))
            {
                if (backAt is { } from)
                {
                    (spells ??= []).Add(new OnlineSpell(from, one.OccurredAt, one.Type == EventType.Gone ? seenSince : null));
                }

                (stop, backAt, lastStop) = (stop ?? one, null, one.OccurredAt);
            }
            else if (stop is null)
            {
                seenAt = EventReading.ShowsOnline(one) ? one.OccurredAt : seenAt;
            }
            else if (backAt is null && (one.Type == EventType.Reappeared || (one.Type == EventType.Seen && one.OccurredAt > lastStop)))
            {
                (backAt, seenSince) = (one.OccurredAt, one.OccurredAt);
                if (spells is [.., { } last] && last.From == backAt)
                {
                    // There, gone and there again in one instant: one spell, from that instant
                    spells.RemoveAt(spells.Count - 1);
                }
            }
            else if (backAt is not null && EventReading.ShowsOnline(one))
            {
                seenSince = one.OccurredAt;
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

        var flags = stop.Type == EventType.Gone ? ItemFlags.StopIsInterval : EventReading.IsClaim(stop) ? ItemFlags.ClaimOnly : ItemFlags.None;
        var removedAt = stop.OccurredAt;
        if (removedAt < issuedAt && issuedAt - removedAt <= skewTolerance)
        {
            removedAt = issuedAt;
            flags |= ItemFlags.SkewCorrected;
        }

        return new ItemStops(removedAt, seenAt, claimedAt, spells ?? (IReadOnlyList<OnlineSpell>)[], flags) { StoppedAt = stop.OccurredAt };
    }

    private static int CountBeforeLawfulReturn(IReadOnlyList<NoticeEvent> events)
    {
        for (var at = 0; at < events.Count; at++)
        {
            if (EventReading.IsLawfulReturn(events[at]))
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
            if (EventReading.IsCheck(events[at]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsStop(NoticeEvent one, bool isChecked) =>
        EventReading.MayStop(one, isChecked) && (one.Type != EventType.AccessDisabled || EventReading.IsDisabledEverywhere(one));
}
