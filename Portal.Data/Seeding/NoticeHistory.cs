using Portal.Data.Notices;

namespace Portal.Data.Seeding;

/// <summary>Plays out a notice: its items, delivery, acknowledgement, what comes back and what is prevented.</summary>
internal static class NoticeHistory
{
    private const long Day = SyntheticWorld.Day;
    private const int LongestChain = 5;

    /// <summary>The notice's events in the order in which they were made, and the notices that follow from it.</summary>
    internal static (List<DraftEvent> Events, List<NoticePlan> Followers) Play(SyntheticWorld world, NoticePlan plan)
    {
        var events = new List<DraftEvent>();
        var followers = new List<NoticePlan>();
        long? firstRemoval = null;
        for (var item = 0; item < plan.Items; item++)
        {
            var removedAt = ItemHistory.Play(world, plan, item, events);
            firstRemoval ??= removedAt;
            if (removedAt is { } removed && removed <= SyntheticWorld.Horizon && removed > plan.IssuedAt)
            {
                Follow(world, plan, item, removed, events, followers);
            }
        }

        Deliver(world, plan, firstRemoval, events);
        return (events, followers);
    }

    private static void Deliver(SyntheticWorld world, NoticePlan plan, long? firstRemoval, List<DraftEvent> events)
    {
        var draws = plan.Draws;
        var deliveredAt = plan.IssuedAt + 5 + (long)(85 * draws.Uniform(10));
        if (draws.Uniform(11) < 0.015)
        {
            // Bounced, and sent again one to three days later.
            deliveredAt = plan.IssuedAt + Day + (long)(2 * Day * draws.Uniform(12));
        }

        events.Add(new DraftEvent { Type = EventType.Delivered, At = deliveredAt, Evidence = Evidence.Notifier });
        if (AcknowledgementLaw.Drawn(world.Providers[plan.Provider], draws) is { } after)
        {
            var at = deliveredAt + after;
            if (draws.Uniform(15) < 0.03 && firstRemoval is { } removed && removed > deliveredAt)
            {
                at = removed + 60 + (long)(3600 * draws.Uniform(16));
            }

            events.Add(new DraftEvent { Type = EventType.Acknowledged, At = at, Evidence = Evidence.Provider });
        }

        if (draws.Uniform(17) < 0.005)
        {
            var at = plan.IssuedAt + draws.LogNormalSeconds(18, Day, 1);
            events.Add(new DraftEvent { Type = EventType.Withdrawn, At = at, Reason = ReasonCodes.Void, Evidence = Evidence.Notifier });
        }
    }

    private static void Follow(
        SyntheticWorld world, NoticePlan plan, int item, long removedAt, List<DraftEvent> events, List<NoticePlan> followers)
    {
        var provider = world.Providers[plan.Provider];
        var k = ItemHistory.FirstDraw(item) + 20;
        var isMatching = provider.MatchesFromDay is { } from && removedAt >= from * Day;
        var share = provider.ReuploadShare * (isMatching ? 0.15 : 1);
        for (var depth = 0; depth < plan.Depth; depth++)
        {
            share *= 0.6;
        }

        var back = removedAt + plan.Draws.LogNormalSeconds(k + 1, 9 * Day, 1.6);
        if (plan.Depth < LongestChain && plan.Draws.Uniform(k) < share && back <= SyntheticWorld.Horizon && IsOpenOn(world, plan.Provider, back))
        {
            if (plan.Draws.Uniform(k + 2) < 0.25)
            {
                // The same address again: no new notice, the item itself is seen again.
                events.Add(new DraftEvent { Type = EventType.Reappeared, Item = item, At = back, Reason = "reinstated", Evidence = Evidence.Crawler });
                if (world.Removal.RemovedAt(plan.Provider, plan.Category, back, plan.Effect, plan.Draws, k + 3) is { } again)
                {
                    events.Add(new DraftEvent { Type = EventType.Gone, Item = item, At = again, Evidence = Evidence.Crawler });
                }
            }
            else
            {
                followers.Add(Next(world, plan, item, 0, plan.Provider, back));
            }
        }

        if (plan.Depth == 0 && plan.Draws.Uniform(k + 9) < 0.02)
        {
            var at = removedAt + (long)(2 * Day * plan.Draws.Uniform(k + 10));
            var other = world.Calendar.ProviderAt((int)Math.Min(at / Day, GeneratorOptions.Days - 1), plan.Draws.Uniform(k + 11));
            if (other != plan.Provider && at <= SyntheticWorld.Horizon && IsOpenOn(world, other, at))
            {
                followers.Add(Next(world, plan, item, 1, other, at));
            }
        }

        if (isMatching)
        {
            Block(world, plan, item, removedAt, events);
        }
    }

    /// <summary>Three to eight prevented uploads an item-year.</summary>
    private static void Block(SyntheticWorld world, NoticePlan plan, int item, long removedAt, List<DraftEvent> events)
    {
        var draws = CounterRandom.For(world.Options.Seed, GeneratorStreams.Chains, ~plan.Index);
        var k = (ulong)item * 64;
        var years = (SyntheticWorld.Horizon - removedAt) / (365.25 * Day);
        var count = Math.Min(40, (int)(years * (3 + (5 * draws.Uniform(k))) + draws.Uniform(k + 1)));
        for (var n = 0; n < count; n++)
        {
            var at = removedAt + (long)((SyntheticWorld.Horizon - removedAt) * draws.Uniform(k + 2 + (ulong)n));
            events.Add(new DraftEvent { Type = EventType.Blocked, Item = item, At = at, Evidence = Evidence.Provider });
        }
    }

    private static bool IsOpenOn(SyntheticWorld world, int provider, long at) =>
        !world.Options.Profile.HasShocks || provider != RemovalModel.ClosingProvider || at < RemovalModel.ClosingDay * Day;

    private static NoticePlan Next(SyntheticWorld world, NoticePlan plan, int item, int kind, int provider, long at)
    {
        var index = CounterRandom.For(world.Options.Seed, GeneratorStreams.Chains, plan.Index).Draw(((ulong)item * 2) + (ulong)kind);
        var draws = CounterRandom.For(world.Options.Seed, GeneratorStreams.Chains, index);
        var hosts = world.Providers[provider].Hosts;
        return plan with
        {
            Index = index,
            Key = $"{plan.Key}-{item:00}{(kind == 0 ? "r" : "m")}",
            Draws = draws,
            Provider = provider,
            Host = hosts[(int)(draws.Uniform(6) * hosts.Count)],
            IssuedAt = at,
            Effect = draws.Normal(4),
            Items = 1,
            Material = plan.Material ?? $"m-{plan.Key}-{item:00}",
            Depth = plan.Depth + 1,
        };
    }
}
