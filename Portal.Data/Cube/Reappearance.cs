using System.Globalization;
using NodaTime;
using Portal.Data.Measures;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>
/// Items back online after a removal that somebody checked, removed in the window: clock at the removal, in seconds, followed to the instant of
/// looking. Removals on the provider's word alone are left out. Standard errors by notice: what one upload brings back comes back together.
/// </summary>
/// <param name="First">Time to the first reappearance: 1 - S is its incidence.</param>
/// <param name="All">Mean number of reappearances an item.</param>
/// <param name="LongestFollowUp">The longest time in seconds that an item was followed after its removal; null without items.</param>
public sealed record Reappearance(SurvivalCurve First, MeanCumulative All, double? LongestFollowUp) : IReturnMeasures
{
    private const string NotFollowed = "no removed item has been followed so long";

    /// <summary>The largest design effect that there can be, see <see cref="ClusterSums.WidestEffect"/>.</summary>
    private double WidestEffect { get; init; } = 1;

    /// <summary>Share back online at least once by an age.</summary>
    public RemovalFigure FirstBy(double seconds)
    {
        if (First.Count > 0 && DisplayRules.WhyNoShare(First.Count) is { } because)
        {
            return new(null, default, default, because);
        }

        var point = First.At(seconds);
        if (!(First.LastTime >= seconds) && point.Survival > 0)
        {
            return new(null, default, default, NotFollowed);
        }

        if (point.Survival >= 1)
        {
            // A band around a curve that has not moved would have no width, as if none could ever come back
            return new(0, default, Rates.NoneOf(First.AtRisk(seconds) / WidestEffect), null);
        }

        var band = point.Interval(BandKind.LogLog);
        return new(1 - point.Survival, default, new(1 - band.Upper, 1 - band.Lower), null);
    }

    /// <summary>Mean number of reappearances a removed item by an age, with its standard error by notice; null where none was followed so long.</summary>
    public MeanCountStep? MeanBy(double seconds) => LongestFollowUp >= seconds ? All.At(seconds) : null;

    /// <summary>Reads the items removed in the window.</summary>
    public static Reappearance Of(IEnumerable<StoredItem> items, SliceWindow window)
    {
        var watched = items.Where(item => IsWatched(item.State, window)).ToArray();
        var stretches = Array.ConvertAll(watched, item => Watched(item.State, item.NoticeId.ToString(CultureInfo.InvariantCulture), window.AsOf));
        return new Reappearance(
            ClusterRobust.Estimate([.. stretches.Select(FirstEvent.Of)], [.. watched.Select(item => item.NoticeId)]),
            new MeanCumulative(stretches.SelectMany(one => one)),
            stretches.Length == 0 ? null : stretches.Max(one => one[^1].Stop))
        {
            WidestEffect = ClusterSums.OfNotices(watched.Select(item => item.NoticeId)).WidestEffect ?? 1,
        };
    }

    private static bool IsWatched(ItemState item, SliceWindow window) => item.IsMeasured() && !item.Flags.HasFlag(ItemFlags.ClaimOnly)
        && item.RemovedAt is { } removed && window.Contains(removed) && removed < window.AsOf;

    private static List<RecurrentInterval> Watched(ItemState item, string notice, Instant asOf)
    {
        var removed = item.RemovedAt!.Value;
        var stretches = new List<RecurrentInterval>();
        var start = 0.0;
        foreach (var spell in item.LaterSpells.Where(spell => spell.From <= asOf))
        {
            // A stretch of no length would drop its event: back at the instant of the removal still is back
            var stop = Math.Max((spell.From - removed).TotalSeconds, Math.BitIncrement(start));
            stretches.Add(new(notice, start, stop, true));
            start = stop;
        }

        stretches.Add(new(notice, start, Math.Max(start, (asOf - removed).TotalSeconds), false));
        return stretches;
    }

    long IReturnMeasures.Count => First.Count;

    long IReturnMeasures.Events => All.Events;

    MeanReturns IReturnMeasures.ReadMean(double seconds) => MeanBy(seconds) switch
    {
        { Mean: > 0 } step => step.RobustError > step.Mean * 1e-9 ? new(step.Mean, step.RobustError, null, null) : new(step.Mean, null, null, MeanReturns.Alike),
        { } step => new(step.Mean, null, null, MeanReturns.NoneBack),
        null => MeanReturns.None,
    };

    (RemovalFigure Figure, Bounded? Bounds) IReturnMeasures.ReadFirst(double seconds) => (FirstBy(seconds), null);
}
