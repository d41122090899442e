using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Seeding;

/// <summary>Items of first notices of a clean world as the register would keep them: issue, limit, acknowledgement and removal, and nothing else.</summary>
internal static class CoverageItems
{
    /// <summary>Everything issued before the day <paramref name="to"/> that was online, or had its limit, on the days [from, to).</summary>
    internal static List<StoredItem> Of(SyntheticWorld world, NoticeArrivals arrivals, int from, int to)
    {
        var items = new List<StoredItem>();
        for (var number = 0L; number < arrivals.Count; number++)
        {
            var plan = arrivals.At(number);
            if (plan.IssuedAt >= to * SyntheticWorld.Day)
            {
                break;
            }

            Add(world, plan, from * SyntheticWorld.Day, items);
        }

        return items;
    }

    /// <summary>The same items, those of a notice in turn in three host countries and of two issuers: what becomes of them is as before.</summary>
    internal static List<StoredItem> Parted(SyntheticWorld world, IEnumerable<StoredItem> items) =>
    [
        .. items.Select((item, at) => item with
        {
            State = item.State with { HostCountry = world.CountryCode(at % 3), IssuerCountry = world.CountryCode(at % 2) },
        }),
    ];

    private static void Add(SyntheticWorld world, NoticePlan plan, long from, List<StoredItem> items)
    {
        var limit = world.LimitOf(plan.Hotline, plan.Category, (int)(plan.IssuedAt / SyntheticWorld.Day));
        var issued = world.Start + Duration.FromSeconds(plan.IssuedAt);
        var acknowledged = AcknowledgementLaw.Drawn(world.Providers[plan.Provider], plan.Draws) is { } after ? issued + Duration.FromSeconds(after) : (Instant?)null;
        for (var item = 0; item < plan.Items; item++)
        {
            var removedAt = world.Removal.RemovedAt(
                plan.Provider, plan.Category, plan.IssuedAt, plan.Effect, plan.Draws, ItemHistory.FirstDraw(item));
            if (removedAt < from && plan.IssuedAt + limit < from)
            {
                continue;
            }

            var state = new ItemState
            {
                Provider = world.Providers[plan.Provider].Code,
                IssuerCountry = world.CountryCode(plan.Hotline),
                HostCountry = world.CountryCode(plan.Host),
                Category = SyntheticCategories.All[plan.Category].Code,
                NoticeType = "",
                IssuedAt = issued,
                ReceivedAt = issued,
                DeadlineAt = issued + Duration.FromSeconds(limit),
                OriginalDeadlineAt = issued + Duration.FromSeconds(limit),
                AcknowledgedAt = acknowledged,
                RemovedAt = removedAt is { } seconds ? world.Start + Duration.FromSeconds(seconds) : null,
                Flags = ItemFlags.StartInferred,
            };
            items.Add(new StoredItem(items.Count, (long)plan.Index, IsSynthetic: true, state)
            {
                Group = (int)(CounterRandom.Mix(plan.Index + 1) % NoticeGroup.Count),
            });
        }
    }
}
