using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>How an item's times read at an instant. Deadlines are inclusive: on the dot is in time.</summary>
public static class ItemReading
{
    /// <summary>Where the item stands as of <paramref name="asOf"/>; its issue must not lie later.</summary>
    public static ItemStanding StandingAt(this ItemState item, Instant asOf)
    {
        if (item.Flags.Has(ItemFlags.Void))
        {
            return ItemStanding.Void;
        }

        if (item.IsPreResolved)
        {
            return ItemStanding.PreResolved;
        }

        if (item.Flags.Has(ItemFlags.Contradictory))
        {
            return ItemStanding.Contradictory;
        }

        if (item.RemovedAt <= asOf)
        {
            return ItemStanding.Resolved;
        }

        if (item.ReleasedAt <= asOf)
        {
            return ItemStanding.Released;
        }

        return item.CountedDeadlineAt() < asOf ? ItemStanding.OpenOverdue : ItemStanding.OpenNotDue;
    }

    /// <summary>True for what counts in performance figures.</summary>
    public static bool IsMeasured(this ItemState item) =>
        !item.Flags.Has(ItemFlags.Void | ItemFlags.Contradictory) && !item.IsPreResolved;

    /// <summary>The limit in force that figures hold the item against; null where there is none, and where its times are in doubt.</summary>
    internal static Instant? CountedDeadlineAt(this ItemState item) => item.Flags.Has(ItemFlags.LimitInDoubt) ? null : item.DeadlineAt;

    /// <summary>Whether a measured item met a deadline, as of an instant after it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="deadline">The deadline in force or the original one; null counts nowhere.</param>
    /// <param name="asOf">The instant of looking.</param>
    public static Timeliness TimelinessAt(this ItemState item, Instant? deadline, Instant asOf)
    {
        if (deadline is not { } due || due >= asOf || item.ReleasedAt <= due || item.Flags.Has(ItemFlags.LimitInDoubt))
        {
            return Timeliness.NotCounted;
        }

        if (item.RemovedAt <= due)
        {
            return Timeliness.OnTime;
        }

        var isBetweenChecks = item.RemovedAt <= asOf
            && item.Flags.Has(ItemFlags.StopIsInterval)
            && (item.AliveAt ?? item.ReceivedAt) < due;
        return isBetweenChecks ? Timeliness.Undetermined : Timeliness.Late;
    }

    /// <summary>When the first spell online ended as far as can be seen at <paramref name="asOf"/>: removal, release, or the look itself.</summary>
    public static Instant EndAt(this ItemState item, Instant asOf)
    {
        var end = asOf;
        end = item.RemovedAt is { } removed ? Instant.Min(end, removed) : end;
        return item.ReleasedAt is { } released ? Instant.Min(end, released) : end;
    }

    /// <summary>
    /// The end of a response: the end of the item, or its receipt where that came later. Nobody was at risk before the receipt, so a stop before it counts
    /// as one of no length at the receipt, also where that is a month later.
    /// </summary>
    internal static Instant ResponseEnd(this ItemState item, Instant end) => Instant.Max(end, item.ReceivedAt);
}
