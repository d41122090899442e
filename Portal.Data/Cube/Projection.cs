using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>
/// What would come of items whose limit has not run out, if they went as fast as the period's curve: 1 - S(limit) gone by it, the rest late or
/// still online at it. A projection, and labelled so; never a rate of what happened.
/// </summary>
/// <param name="Items">Open items with a limit ahead, at the instant of looking.</param>
/// <param name="ByLimit">By length of the limit, the commonest first: items, and the share still online at it.</param>
/// <param name="LateOrOpen">Share still online at its own limit, over all of them.</param>
public sealed record Projection(long Items, IReadOnlyList<(LimitCount Limit, RemovalFigure LateOrOpen)> ByLimit, RemovalFigure LateOrOpen)
{
    private const int MostLimits = 6;
    private static readonly RemovalFigure Nothing = new(null, default, default, "no open item has a limit ahead");

    /// <summary>The limits that hold the exact <see cref="LateOrOpen"/>, and those of <see cref="ByLimit"/> in its order, where cells gave them; null where items did.</summary>
    public (Bounded All, IReadOnlyList<Bounded> ByLimit)? Bounds { get; private init; }

    /// <summary>From the items themselves.</summary>
    public static Projection Of(IEnumerable<ItemState> items, RemovalEstimates period, SliceWindow window)
    {
        LimitCount[] limits =
        [
            .. items.Where(item => item.CountedDeadlineAt() is not null && item.IssuedAt <= window.AsOf && item.StandingAt(window.AsOf) == ItemStanding.OpenNotDue)
                .CountBy(item => item.DeadlineAt!.Value.ToUnixTimeSeconds() - item.ReceivedAt.ToUnixTimeSeconds())
                .OrderBy(one => one.Key).Select(one => new LimitCount(one.Key, one.Value)),
        ];
        return Of(limits, limit => period.SurvivalAt(limit.Seconds), () => period.SurvivalAtLimits(limits));
    }

    /// <summary>From cells.</summary>
    internal static Projection Of(IReadOnlyCollection<LimitCount> limits, CellEstimates period) =>
        Of(limits, limit => period.SurvivalAt(limit.Seconds).Figure, () => period.SurvivalAtLimits(limits).Figure) is var projection && limits.Count == 0 ? projection : projection with
        {
            Bounds = (period.SurvivalAtLimits(limits).Bounds, [.. projection.ByLimit.Select(one => period.SurvivalAt(one.Limit.Seconds).Bounds)]),
        };

    private static Projection Of(IReadOnlyCollection<LimitCount> limits, Func<LimitCount, RemovalFigure> one, Func<RemovalFigure> all) => new(
        limits.Sum(limit => limit.Items),
        [.. limits.OrderByDescending(limit => limit.Items).ThenBy(limit => limit.Seconds).Take(MostLimits).Select(limit => (limit, one(limit)))],
        limits.Count == 0 ? Nothing : all());
}
