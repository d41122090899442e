using NodaTime;
using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>
/// What came back of the items removed in a window and checked, from cells: removals are known to the UTC day, so how long each was followed
/// is known to the day. Limits hold what the items themselves would give.
/// </summary>
/// <param name="months">The same of each month of removal.</param>
/// <param name="widestEffect">The design effect if all items of a notice came back together; bands rest on it where nothing says a smaller one.</param>
public sealed class CellReappearance(IReadOnlyList<ReturnMonth> months, double widestEffect) : IReturnMeasures
{
    private const double Day = 86400;
    private const string NotFollowed = "no removed item has been followed so long";

    private readonly Lazy<List<ReturnStep>> steps = new(() => ReturnSteps.Walk(months));

    /// <summary>Items removed, by age in days at the look, for the middle of their day of removal.</summary>
    public IReadOnlyList<(double FollowedDays, long N)> Removals { get; } = [.. months.SelectMany(month => month.Removals)];

    /// <summary>Items removed and checked.</summary>
    public long Count => field == 0 ? field = Removals.Sum(one => one.N) : field;

    /// <summary>Times that any of them came back.</summary>
    public long Events => steps.Value.Sum(step => step.All);

    /// <summary>The design effect if all items of a notice came back together.</summary>
    internal double WidestEffect => widestEffect;

    /// <summary>Share back online at least once by an age, and the limits that hold the exact one.</summary>
    public (RemovalFigure Figure, Bounded? Bounds) ReadFirst(double seconds) => ReadFirst(seconds, _ => widestEffect);

    /// <summary>The same with a design effect for the band, which may hang on the share.</summary>
    internal (RemovalFigure Figure, Bounded? Bounds) ReadFirst(double seconds, Func<double, double> effectOf)
    {
        if (DisplayRules.WhyNoShare(Count) is { } because)
        {
            return (new(null, default, default, Count == 0 ? NotFollowed : because), null);
        }

        if (Followed(seconds) == 0)
        {
            return (new(null, default, default, NotFollowed), null);
        }

        var (survival, lowest, highest, greenwood) = (1.0, 1.0, 1.0, 0.0);
        foreach (var step in steps.Value.Where(step => step.First > 0 && step.From < seconds))
        {
            lowest *= BucketSteps.Left(step.First, step.AtRisk.Lowest!.Value);
            if (step.To > seconds)
            {
                // Nobody knows how many of them came back before the age that is asked for
                break;
            }

            var atRisk = step.AtRisk.Value!.Value;
            survival *= BucketSteps.Left(step.First, atRisk);
            highest *= BucketSteps.Left(step.First, step.AtRisk.Highest!.Value);
            greenwood += step.First < atRisk ? step.First / atRisk / (atRisk - step.First) : 0;
        }

        var bounds = new Bounded(1 - survival, 1 - highest, 1 - lowest);
        if (survival >= 1)
        {
            // A band around a curve that has not moved would have no width, as if none could ever come back
            return (new(0, default, Rates.NoneOf(Followed(seconds) / widestEffect), null), bounds);
        }

        var band = ConfidenceBand.At(BandKind.LogLog, survival, survival * Math.Sqrt(greenwood * effectOf(1 - survival)), NormalDistribution.TwoSided(ConfidenceInterval.DefaultLevel));
        return (new(1 - survival, default, new(1 - band.Upper, 1 - band.Lower), null), bounds);
    }

    /// <summary>Mean number of times back by an age with the limits that hold the exact one; without any where no removed item has been followed so long.</summary>
    public Bounded MeanBy(double seconds)
    {
        if (Count == 0 || Followed(seconds) == 0)
        {
            return default;
        }

        var (mean, lowest, highest) = (0.0, 0.0, 0.0);
        foreach (var step in steps.Value.Where(step => step.All > 0 && step.From < seconds))
        {
            highest += step.All / step.Followed.Lowest!.Value;
            if (step.To <= seconds)
            {
                mean += step.All / step.Followed.Value!.Value;
                lowest += step.All / step.Followed.Highest!.Value;
            }
        }

        return new(mean, lowest, highest);
    }

    /// <summary>Reads the removals in the months of the window.</summary>
    internal static CellReappearance Of(CellReading reading, SliceWindow window, double widestEffect)
    {
        var end = window.SeenTo == window.To ? window.To : window.AsOf + Duration.FromDays(31);
        var sums = reading.ByMonth(CellTable.Recurrence, window.From, end);
        var removals = reading.ByDay(CellKind.RemovedChecked, window.From, window.SeenTo)
            .ToLookup(one => UtcPeriods.MonthOf(Instant.FromUnixTimeTicks(one.Day * NodaConstants.TicksPerDay)), one => (DaysFollowed(window.AsOf, one.Day), one.N));
        return new CellReappearance(
        [
            .. removals.Select(month => month.Key).Union(sums.Keys).Order()
                .Select(month => new ReturnMonth([.. removals[month]], sums.TryGetValue(month, out var own) ? Steps(own) : [])),
        ], widestEffect);
    }

    private static List<(double Age, long First, long All)> Steps(BucketSums sums)
    {
        var first = sums[CellKind.FirstReappeared];
        var all = sums[CellKind.Reappeared];
        var found = new List<(double, long, long)>();
        for (var bucket = 0; bucket < Math.Max(first.Length, all.Length); bucket++)
        {
            var (ofFirst, ofAll) = (bucket < first.Length ? first[bucket] : 0, bucket < all.Length ? all[bucket] : 0);
            if (ofFirst != 0 || ofAll != 0)
            {
                found.Add((Bucket.Upper(bucket), ofFirst, ofAll));
            }
        }

        return found;
    }

    /// <summary>Days that an item removed on a UTC day was followed, as if removed in its middle.</summary>
    internal static double DaysFollowed(Instant look, long day) => Math.Max(0, (look.ToUnixTimeSeconds() / Day) - day - 0.5);

    private double Followed(double seconds) => Removals.Where(one => one.FollowedDays * Day >= seconds).Sum(one => one.N);

    MeanReturns IReturnMeasures.ReadMean(double seconds) => MeanBy(seconds) is { Value: { } mean } bounds
        ? new(mean, null, bounds, mean > 0 ? "cells don't keep single items; ask for the exact figure" : MeanReturns.NoneBack)
        : MeanReturns.None;
}
