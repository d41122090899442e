namespace Portal.Data.Measures;

/// <summary>
/// The weeks of a chart that one baseline judges: all of them, or those from a named event to the next. It knows nothing of the weeks
/// before it, neither for its limits nor for a run of weeks nor for its alert.
/// </summary>
public sealed record WeekStretch
{
    /// <summary>Number of the week from which a named event began the limits anew; null for the first stretch.</summary>
    public long? Since { get; init; }

    /// <summary>Why it has no limits, as a sentence part; null where it has.</summary>
    public string? Because { get; init; }

    /// <summary>True for a p-prime chart, false for individual values.</summary>
    public bool IsPrime { get; init; }

    /// <summary>Weeks that the limits come from: its first ones; 0 where it has no limits.</summary>
    public int Baseline { get; init; }

    /// <summary>Limits from fewer than <see cref="WeeklyChart.BaselineWeeks"/> weeks: they will still move.</summary>
    public bool IsTrial => Because is null && Baseline < WeeklyChart.BaselineWeeks;

    /// <summary>Share of the baseline; null where it has no limits.</summary>
    public double? Centre { get; init; }

    /// <summary>Its weeks in order; none where an event stands after the last week.</summary>
    public required IReadOnlyList<WeekMark> Marks { get; init; }

    /// <summary>Number of the week since which the alert stood at its end; null while there was none, and on charts of individual values.</summary>
    public long? AlertSince { get; init; }

    /// <summary>What its last weeks say: +1 a signal of more on time, -1 of less, 0 ordinary variation.</summary>
    public int Variation => Marks is [.., { Signal: var signal }] ? signal : 0;

    /// <summary>The stretch of these weeks, all of them with enough items due.</summary>
    internal static WeekStretch Of(WeekPoint[] weeks, long? since)
    {
        if (weeks.Length < WeeklyChart.LeastWeeks)
        {
            return Without(weeks, since, "fewer than 12 weeks had 10 items due: too little to tell a change from chance");
        }

        var baseline = Math.Min(WeeklyChart.BaselineWeeks, weeks.Length);
        if (weeks.Take(baseline).Select(week => week.Rate).Distinct().Count() == 1)
        {
            return Without(weeks, since, "every week of the baseline had the same share: no limits can be drawn");
        }

        return weeks.Take(baseline).All(week => week.Due >= WeeklyChart.LeastDue) ? Prime(weeks, baseline, since) : Individuals(weeks, baseline, since);
    }

    private static WeekStretch Without(WeekPoint[] weeks, long? since, string because) => new()
    {
        Since = since,
        Because = because,
        Marks = [.. weeks.Select(week => new WeekMark(week, default, 0, false))],
    };

    private static WeekStretch Prime(WeekPoint[] weeks, int baseline, long? since)
    {
        var chart = new ProportionChart(weeks, baseline);
        double[] z = [.. weeks.Select((_, week) => chart.ZPrime(week))];
        var sums = CumulativeSum.Run(LateScores.Of(weeks, baseline).Select(score => score - CumulativeSum.Slack));
        var calm = Array.FindLastIndex(sums, sum => sum <= CumulativeSum.Threshold);
        return new()
        {
            Since = since,
            IsPrime = true,
            Baseline = baseline,
            Centre = chart.Centre,
            Marks = Mark(weeks, chart.PrimeLimits, z, centre: 0, near: 2, limit: 3),
            AlertSince = calm == weeks.Length - 1 ? null : weeks[calm + 1].Week,
        };
    }

    private static WeekStretch Individuals(WeekPoint[] weeks, int baseline, long? since)
    {
        double[] rates = [.. weeks.Select(week => week.Rate)];
        var chart = new IndividualsChart(rates, baseline, isScreened: false);
        return new()
        {
            Since = since,
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
