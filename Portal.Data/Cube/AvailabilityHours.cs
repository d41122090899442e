using NodaTime;
using Portal.Data.Measures;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>
/// How long material stayed online after the notice, summed over items: item-hours inside a window. Exactly additive over
/// providers, countries and days. Spells after a reappearance count; time before the notice is not known to this portal.
/// </summary>
/// <param name="BeforeLimit">Hours up to the deadline; those of items without one are here, and those of spells after a return.</param>
/// <param name="AfterLimit">Hours of the first spell past the deadline: what keeping to it would have spared. What came back later is no longer late.</param>
/// <param name="LowestTotal">The total if every removal seen between two checks had happened right after the last check that found the item.</param>
/// <param name="Items">Items online at some time of the window in their first spell.</param>
public sealed record AvailabilityHours(double BeforeLimit, double AfterLimit, double LowestTotal, int Items)
{
    /// <summary>All item-hours.</summary>
    public double Total => BeforeLimit + AfterLimit;

    /// <summary>Share of the hours that lie past the deadline, 0 to 1; null where there are none at all.</summary>
    public double? AfterLimitShare => Total > 0 ? AfterLimit / Total : null;

    /// <summary>Share of the hours up to the deadline, 0 to 1; null where there are none at all.</summary>
    public double? BeforeLimitShare => Total > 0 ? BeforeLimit / Total : null;

    /// <summary>All item-hours in years of 8,766 hours (365.25 days).</summary>
    public double Years => Total / 8766;

    /// <summary>Item-hours for each thousand items that were online in the window, which does not grow with volume; null with fewer than ten.</summary>
    public double? PerThousandItems => DisplayRules.WhyNoShare(Items) is null ? 1000 * Total / Items : null;

    /// <summary>Adds up the spells that reach into the window.</summary>
    public static AvailabilityHours Of(IEnumerable<ItemState> items, SliceWindow window)
    {
        var (before, after, lowest) = (Duration.Zero, Duration.Zero, Duration.Zero);
        var count = 0;
        foreach (var item in items)
        {
            if (!item.IsMeasured())
            {
                continue;
            }

            var (itemBefore, itemAfter, itemLowest) = OfItem(item, window);
            before += itemBefore;
            after += itemAfter;
            lowest += itemLowest;
            count += item.IssuedAt < window.SeenTo && !(item.EndAt(window.AsOf) < window.From) ? 1 : 0;
        }

        return new AvailabilityHours(before.TotalHours, after.TotalHours, lowest.TotalHours, count);
    }

    /// <summary>Share of all item-hours that comes from the tenth of items that were longest online; null with fewer than ten.</summary>
    public static double? ShareOfSlowestTenth(IEnumerable<ItemState> items, SliceWindow window)
    {
        Duration[] online =
        [
            .. items.Where(item => item.IsMeasured()).Select(item => OfItem(item, window)).Select(one => one.Before + one.After).Where(time => time > Duration.Zero),
        ];
        return DisplayRules.WhyNoShare(online.Length) is null ? Exposure.ConcentrationOfSlowestTenth(online) : null;
    }

    private static (Duration Before, Duration After, Duration Lowest) OfItem(ItemState item, SliceWindow window)
    {
        var end = item.EndAt(window.AsOf);
        var certainEnd = item.RemovedAt == end && item.Flags.HasFlag(ItemFlags.StopIsInterval)
            ? Instant.Max(item.AliveAt ?? item.IssuedAt, item.IssuedAt)
            : end;
        var split = item.CountedDeadlineAt() ?? Instant.MaxValue;
        var before = Overlap(item.IssuedAt, Instant.Min(end, split), window);
        var after = Overlap(Instant.Max(item.IssuedAt, split), end, window);
        var lowest = Overlap(item.IssuedAt, certainEnd, window);
        foreach (var spell in item.LaterSpells)
        {
            var spellEnd = Instant.Min(spell.To ?? window.AsOf, window.AsOf);
            before += Overlap(spell.From, spellEnd, window);
            lowest += Overlap(spell.From, spell.To == spellEnd ? spell.AliveAt ?? spellEnd : spellEnd, window);
        }

        return (before, after, lowest);
    }

    private static Duration Overlap(Instant from, Instant to, SliceWindow window)
    {
        var first = Instant.Max(from, window.From);
        var last = Instant.Min(to, window.SeenTo);
        return last > first ? last - first : Duration.Zero;
    }
}
