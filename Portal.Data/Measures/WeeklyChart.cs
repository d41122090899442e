namespace Portal.Data.Measures;

/// <summary>
/// Weekly shares on time against a frozen baseline, the right chart chosen: p-prime where every week of the baseline has 20 items due, else
/// individual values (XmR) of the weeks with at least 10. Limits, the four colouring rules, and one alert: the one-sided cumulative sum of
/// the late items' scores (<see cref="LateScores"/>), which a stable provider sets off in fewer than 3 years of 100 and the four rules in 63. A named event begins all of it anew
/// from its week on, as if the weeks before had never been; the weeks before keep the limits that they had.
/// </summary>
/// <example>Twelve weeks make trial limits, twenty a baseline; eleven make no chart, and after an event eleven weeks have no limits.</example>
public sealed class WeeklyChart
{
    /// <summary>Weeks of a full baseline.</summary>
    public const int BaselineWeeks = 20;

    /// <summary>Weeks that trial limits need.</summary>
    public const int LeastWeeks = 12;

    /// <summary>Items due that every week of a p-prime baseline needs.</summary>
    public const int LeastDue = 20;

    private WeeklyChart(IReadOnlyList<WeekStretch> stretches) => Stretches = stretches;

    /// <summary>The weeks by baseline, in order; one stretch where no event moved it, and never none.</summary>
    public IReadOnlyList<WeekStretch> Stretches { get; }

    /// <summary>The stretch that the present is judged by.</summary>
    public WeekStretch Now => Stretches[^1];

    /// <summary>Why there is no chart, as a sentence part; null where any stretch has limits.</summary>
    public string? Because => Stretches.Any(stretch => stretch.Because is null) ? null : Now.Because;

    /// <summary>How many events moved the baseline.</summary>
    public int Moves => Stretches.Count - 1;

    /// <summary>The weeks on the chart in order; those with too few items due are left out. None where there is no chart.</summary>
    public IReadOnlyList<WeekMark> Marks => Because is null ? [.. Stretches.SelectMany(stretch => stretch.Marks)] : [];

    /// <summary>The chart of these weeks, in order, which no event moved.</summary>
    public static WeeklyChart Of(IReadOnlyList<WeekPoint> weeks) => Of(weeks, []);

    /// <summary>The chart of these weeks, in order.</summary>
    /// <param name="weeks">The weeks.</param>
    /// <param name="events">Numbers of the weeks at which a named event begins the limits anew, in any order; up to the first week on the chart they change nothing.</param>
    public static WeeklyChart Of(IReadOnlyList<WeekPoint> weeks, IEnumerable<long> events)
    {
        var used = OnChart(weeks);
        long[] starts = used is [var first, ..] ? [.. events.Where(week => week > first.Week).Distinct().Order()] : [];
        return new(
        [
            .. Enumerable.Range(0, starts.Length + 1).Select(at => WeekStretch.Of(
                [.. used.Where(week => (at == 0 || week.Week >= starts[at - 1]) && (at == starts.Length || week.Week < starts[at]))],
                at == 0 ? null : starts[at - 1])),
        ]);
    }

    /// <summary>The weeks with enough items due to be on a chart.</summary>
    public static WeekPoint[] OnChart(IReadOnlyList<WeekPoint> weeks) => [.. weeks.Where(week => week.Due >= DisplayRules.LeastItems)];
}
