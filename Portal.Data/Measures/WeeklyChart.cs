namespace Portal.Data.Measures;

/// <summary>
/// Weekly shares on time against a frozen baseline, the right chart chosen: p-prime where every week of the baseline has 20 items due, else
/// individual values (XmR) of the weeks with at least 10. Limits, the four colouring rules, and one alert: the one-sided cumulative sum of
/// the share late, which a stable provider sets off in about 3 years of 100 and the four rules in 63.
/// </summary>
/// <example>Twelve weeks make trial limits, twenty a baseline; eleven make no chart.</example>
public sealed class WeeklyChart
{
    /// <summary>Weeks of a full baseline.</summary>
    public const int BaselineWeeks = 20;

    /// <summary>Weeks that trial limits need.</summary>
    public const int LeastWeeks = 12;

    /// <summary>Items due that every week of a p-prime baseline needs.</summary>
    public const int LeastDue = 20;

    private WeeklyChart(string? because) => Because = because;

    /// <summary>Why there is no chart, as a sentence part; null where there is one.</summary>
    public string? Because { get; }

    /// <summary>True for a p-prime chart, false for individual values.</summary>
    public bool IsPrime { get; private init; }

    /// <summary>Weeks that the limits come from: the first ones.</summary>
    public int Baseline { get; private init; }

    /// <summary>Limits from fewer than <see cref="BaselineWeeks"/> weeks: they will still move.</summary>
    public bool IsTrial => Baseline < BaselineWeeks;

    /// <summary>Share of the baseline.</summary>
    public double Centre { get; private init; }

    /// <summary>The weeks on the chart in order; those with too few items due are left out.</summary>
    public IReadOnlyList<WeekMark> Marks { get; private init; } = [];

    /// <summary>Number of the week since which the alert stands; null while there is none, and on charts of individual values.</summary>
    public long? AlertSince { get; private init; }

    /// <summary>What the last weeks say: +1 a signal of more on time, -1 of less, 0 ordinary variation.</summary>
    public int Variation => Marks is [.., { Signal: var signal }] ? signal : 0;

    /// <summary>The chart of these weeks, in order.</summary>
    public static WeeklyChart Of(IReadOnlyList<WeekPoint> weeks)
    {
        WeekPoint[] used = [.. weeks.Where(week => week.Due >= DisplayRules.LeastItems)];
        if (used.Length < LeastWeeks)
        {
            return new("fewer than 12 weeks had 10 items due: too little to tell a change from chance");
        }

        var baseline = Math.Min(BaselineWeeks, used.Length);
        if (used.Take(baseline).Select(week => week.Rate).Distinct().Count() == 1)
        {
            return new("every week of the baseline had the same share: no limits can be drawn");
        }

        return used.Take(baseline).All(week => week.Due >= LeastDue) ? Prime(used, baseline) : Individuals(used, baseline);
    }

    private static WeeklyChart Prime(WeekPoint[] weeks, int baseline)
    {
        var chart = new ProportionChart(weeks, baseline);
        double[] z = [.. weeks.Select((_, week) => chart.ZPrime(week))];
        var sums = CumulativeSum.OfLateShare(chart, weeks.Length);
        var calm = Array.FindLastIndex(sums, sum => sum <= CumulativeSum.Threshold);
        return new(null)
        {
            IsPrime = true,
            Baseline = baseline,
            Centre = chart.Centre,
            Marks = Mark(weeks, chart.PrimeLimits, z, centre: 0, near: 2, limit: 3),
            AlertSince = calm == weeks.Length - 1 ? null : weeks[calm + 1].Week,
        };
    }

    private static WeeklyChart Individuals(WeekPoint[] weeks, int baseline)
    {
        double[] rates = [.. weeks.Select(week => week.Rate)];
        var chart = new IndividualsChart(rates, baseline, isScreened: false);
        return new(null)
        {
            Baseline = baseline,
            Centre = chart.Centre,
            Marks = Mark(weeks, _ => new(chart.Lower, chart.Upper), rates, chart.Centre, chart.NearUpper - chart.Centre, chart.Upper - chart.Centre),
        };
    }

    private static WeekMark[] Mark(WeekPoint[] weeks, Func<int, ConfidenceInterval> limits, double[] values, double centre, double near, double limit)
    {
        HashSet<int> outside = [.. SeriesRules.Outside(values, _ => centre - limit, _ => centre + limit)];
        var trend = SeriesRules.Trend(values);
        HashSet<int> signals = [.. outside, .. SeriesRules.OneSide(values, centre), .. trend, .. SeriesRules.TwoOfThree(values, centre, near, limit)];
        return
        [
            .. weeks.Select((week, at) => new WeekMark(
                week,
                new(Math.Clamp(limits(at).Lower!.Value, 0, 1), Math.Clamp(limits(at).Upper!.Value, 0, 1)),
                !signals.Contains(at) ? 0 : trend.Contains(at) && !outside.Contains(at) ? Math.Sign(values[at] - values[Math.Max(0, at - 1)]) : Math.Sign(values[at] - centre),
                outside.Contains(at))),
        ];
    }
}
