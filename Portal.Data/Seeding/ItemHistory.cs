using Portal.Data.Notices;

namespace Portal.Data.Seeding;

/// <summary>Plays out one item: issue, checks, claim, removal, withdrawal, dispute, extension.</summary>
internal static class ItemHistory
{
    private const long Day = SyntheticWorld.Day;

    /// <summary>Adds the item's events.</summary>
    /// <returns>The instant of removal, or null where it is not removed, or not within the three years.</returns>
    internal static long? Play(SyntheticWorld world, NoticePlan plan, int item, ICollection<DraftEvent> events)
    {
        var k = FirstDraw(item);
        var draws = plan.Draws;
        var day = (int)Math.Min(plan.IssuedAt / Day, GeneratorOptions.Days - 1);
        var deadline = plan.IssuedAt + world.LimitOf(plan.Hotline, plan.Category, day);
        var removedAt = world.Removal.RemovedAt(plan.Provider, plan.Category, plan.IssuedAt, plan.Effect, draws, k);
        var (at, dirt) = ItemDirt.Displace(world, plan, item, removedAt, deadline);
        removedAt = at;

        if (draws.Uniform(k + 6) < 0.5 && dirt is null)
        {
            var found = plan.IssuedAt - draws.LogNormalSeconds(k + 7, 7200, 1);
            events.Add(new DraftEvent { Type = EventType.Seen, Item = item, At = Math.Max(0, found), Evidence = Evidence.Notifier });
        }

        events.Add(new DraftEvent
        {
            Type = EventType.Issued,
            Item = item,
            At = plan.IssuedAt,
            DeadlineAt = deadline,
            Provider = plan.Provider,
            HasDimensions = true,
            Material = plan.Material ?? $"m-{plan.Key}-{item:00}",
            Dirt = dirt,
        });

        var firstGone = Checks(world, plan, item, removedAt, events);
        var isGoneOnly = world.Options.Profile.HasDirt && dirt is null && draws.Uniform(k + 8) < 0.03;
        if (removedAt is { } removed && (!isGoneOnly || firstGone is null))
        {
            events.Add(new DraftEvent { Type = EventType.Removed, Item = item, At = removed, Evidence = Evidence.Notifier });
        }
        else if (removedAt is not null && firstGone is not null)
        {
            events.Last(one => one.Type == EventType.Gone).Dirt = "removal_time_missing";
        }

        Claim(plan, item, removedAt, firstGone, draws, k, events);
        Exceptions(plan, item, removedAt, deadline, draws, k, events);
        if (world.Options.Profile.HasShocks && plan.Provider == RemovalModel.ClosingProvider)
        {
            var closing = RemovalModel.ClosingDay * Day;
            if (plan.IssuedAt < closing && (removedAt is null || removedAt > closing))
            {
                events.Add(new DraftEvent { Type = EventType.Withdrawn, Item = item, At = closing, Reason = "released", Evidence = Evidence.Notifier });
            }
        }

        return removedAt;
    }

    /// <summary>Number of the first of an item's draws among those of its notice.</summary>
    internal static ulong FirstDraw(int item) => 100 + ((ulong)item * 32);

    /// <summary>The last check that found the item and the first that did not.</summary>
    private static long? Checks(SyntheticWorld world, NoticePlan plan, int item, long? removedAt, ICollection<DraftEvent> events)
    {
        var draws = CounterRandom.For(world.Options.Seed, GeneratorStreams.Checks, plan.Index);
        var k = (ulong)item * 4;
        var isFrequent = world.HotlineDraws(plan.Hotline).Uniform(0) < 0.15;
        var every = isFrequent ? 1800 : (long)(Day * (0.8 + (0.4 * draws.Uniform(k))));
        var first = plan.IssuedAt + 1 + (long)(every * draws.Uniform(k + 1));
        var until = Math.Min(removedAt ?? SyntheticWorld.Horizon, SyntheticWorld.Horizon);
        if (first < until)
        {
            var last = first + ((until - 1 - first) / every * every);
            events.Add(new DraftEvent { Type = EventType.Seen, Item = item, At = last, Evidence = Evidence.Crawler });
            first = last + every;
        }

        if (removedAt is null || first > SyntheticWorld.Horizon)
        {
            return null;
        }

        events.Add(new DraftEvent { Type = EventType.Gone, Item = item, At = first, Evidence = Evidence.Crawler });
        return first;
    }

    private static void Claim(
        NoticePlan plan, int item, long? removedAt, long? firstGone, CounterRandom draws, ulong k, ICollection<DraftEvent> events)
    {
        var u = draws.Uniform(k + 9);
        if (u < 0.02)
        {
            var until = Math.Min(removedAt ?? plan.IssuedAt + (3 * Day), plan.IssuedAt + (30 * Day));
            var at = plan.IssuedAt + (long)(Math.Max(0, until - plan.IssuedAt) * draws.Uniform(k + 10));
            events.Add(new DraftEvent { Type = EventType.Claimed, Item = item, At = at, Evidence = Evidence.Provider });
        }
        else if (u < 0.80 && removedAt is { } removed && removed > plan.IssuedAt && firstGone is { } gone)
        {
            var at = Math.Max(removed, gone - (long)(6 * 3600 * draws.Uniform(k + 10)));
            events.Add(new DraftEvent { Type = EventType.Claimed, Item = item, At = at, Evidence = Evidence.Provider });
        }
    }

    private static void Exceptions(
        NoticePlan plan, int item, long? removedAt, long deadline, CounterRandom draws, ulong k, ICollection<DraftEvent> events)
    {
        var u = draws.Uniform(k + 11);
        if (u < 0.004)
        {
            var at = plan.IssuedAt + draws.LogNormalSeconds(k + 12, Day, 1);
            events.Add(new DraftEvent { Type = EventType.Withdrawn, Item = item, At = at, Reason = "released", Evidence = Evidence.Notifier });
        }
        else if (u < 0.010)
        {
            var at = plan.IssuedAt + draws.LogNormalSeconds(k + 12, 21_600, 1);
            var resolved = at + Day + (long)(9 * Day * draws.Uniform(k + 13));
            var reason = draws.Uniform(k + 14) < 0.15 ? ReasonCodes.Upheld : ReasonCodes.Rejected;
            events.Add(new DraftEvent { Type = EventType.Disputed, Item = item, At = at, Evidence = Evidence.Provider });
            events.Add(new DraftEvent { Type = EventType.DisputeResolved, Item = item, At = resolved, Reason = reason, Evidence = Evidence.Notifier });
        }

        if (draws.Uniform(k + 15) < 0.01)
        {
            var isLate = draws.Uniform(k + 16) < 0.25;
            var at = isLate
                ? deadline + 1 + (long)(Day * draws.Uniform(k + 17))
                : plan.IssuedAt + (long)((deadline - plan.IssuedAt) * draws.Uniform(k + 17));
            if (removedAt is null || removedAt > at)
            {
                var later = deadline + Day + (long)(6 * Day * draws.Uniform(k + 18));
                events.Add(new DraftEvent
                {
                    Type = EventType.Extended,
                    Item = item,
                    At = at,
                    DeadlineAt = later,
                    Reason = "granted",
                    Evidence = Evidence.Notifier,
                });
            }
        }
    }
}
