using System.Globalization;
using NodaTime.Calendars;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Ui.Charts;

namespace Portal.Ui.Workbench;

/// <summary>A weekly chart in words and marks.</summary>
internal static class WeekWords
{
    /// <summary>A picture of two years; the table has every week.</summary>
    private const int MostWeeks = 104;

    /// <summary>An ISO week: 2026 W05.</summary>
    internal static string Week(long week)
    {
        var monday = IsoWeeks.MondayOf(week);
        return string.Create(CultureInfo.InvariantCulture, $"{WeekYearRules.Iso.GetWeekYear(monday)} W{WeekYearRules.Iso.GetWeekOfWeekYear(monday):00}");
    }

    /// <summary>Whether the alert stands; where an event moved the limits, also when.</summary>
    internal static string Alert(WeeklyChart chart)
    {
        var alert = chart.Now switch
        {
            { Because: not null } or { IsPrime: false } => "too few",
            { AlertSince: { } week } => $"since {Week(week)}",
            _ => "none",
        };
        return (chart.Now.Since is { } moved ? $"{alert}, limits of {Week(moved)}" : alert).Replace(' ', '\u00a0');
    }

    /// <summary>The weeks that the limits come from: the first ones with enough items, whatever the year, or the first ones after an event.</summary>
    internal static string Baseline(WeeklyChart chart) => chart.Now.Because is not null
        ? $"none yet since {Week(chart.Now.Since!.Value)}"
        : $"{Week(chart.Now.Marks[0].Week.Week)} to {Week(chart.Now.Marks[chart.Now.Baseline - 1].Week.Week)}{(chart.Now.IsTrial ? ", trial limits" : ", frozen")}";

    /// <summary>How often events moved the limits.</summary>
    internal static string Moved(int times, CultureInfo culture) => times switch
    {
        0 => "No event has moved these limits.",
        1 => "One named event has moved these limits.",
        _ => $"{HumanFormat.Count(times, culture)} named events have moved these limits.",
    };

    /// <summary>The sentence that answers whether the change is real.</summary>
    internal static string Answer(WeeklyChart chart, CultureInfo culture)
    {
        if (chart.Now.Because is { } because)
        {
            return $"Not estimable yet: the limits begin anew with {Week(chart.Now.Since!.Value)}, and since then {because}.";
        }

        var mean = HumanFormat.Share(chart.Now.Centre!.Value, culture);
        if (chart.Now.AlertSince is { } since)
        {
            return $"Yes: since {Week(since)} the share on time lies below its mean of {mean} by more than its own variation explains.";
        }

        return chart.Now.Variation switch
        {
            > 0 => $"The last week stands out upwards: more on time than the mean of {mean} and its variation explain. One week in a stable year often does.",
            < 0 => $"The last week stands out downwards: fewer on time than the mean of {mean} and its variation explain. One week in a stable year often does; no alert stands.",
            _ => $"No: the last week varies around its mean of {mean} as it {(chart.Moves == 0 ? "always did" : "did since the limits were moved")}.",
        };
    }

    /// <summary>What stood when an event moved the limits, as a sentence; null where nothing did.</summary>
    internal static string? Before(WeeklyChart chart, long week) =>
        chart.Stretches.Zip(chart.Stretches.Skip(1)).FirstOrDefault(pair => pair.Second.Since == week).First?.AlertSince is { } since
            ? $"An alert stood when they were moved, since {Week(since)}."
            : null;

    /// <summary>The chart.</summary>
    internal static ControlChartData Chart(WeeklyChart chart, string title, string description, Func<long, string> nameOf, CultureInfo culture)
    {
        var cut = Math.Max(0, chart.Marks.Count - MostWeeks);
        WeekMark[] shown = [.. chart.Marks.Skip(cut)];
        var lowest = Math.Min(shown.Min(mark => mark.Week.Rate), shown.Min(mark => mark.Limits.Lower ?? 1));
        var from = Math.Floor(Math.Max(0, lowest - 0.02) * 5) / 5;
        return new ControlChartData
        {
            Title = title,
            Description = description,
            Points =
            [
                .. shown.Select(mark => new ControlPoint(
                    Week(mark.Week.Week)[5..], mark.Week.Rate, mark.Limits.Lower, mark.Limits.Upper, mark.IsOutside, mark.Signal)),
            ],
            Stretches = [.. Stretches(chart, cut, nameOf)],
            MeanLabel = chart.Now.Centre is { } centre ? $"mean {HumanFormat.Share(centre, culture)}" : "no limits yet",
            AxisFrom = from,
            AxisLabel = from > 0 ? $"share that met the limit, by week due; axis starts at {HumanFormat.WholePercent(from, culture)}" : "share that met the limit, by week due",
        };
    }

    private static IEnumerable<ControlStretch> Stretches(WeeklyChart chart, int cut, Func<long, string> nameOf)
    {
        var end = 0;
        foreach (var (at, stretch) in chart.Stretches.Index())
        {
            var first = end;
            end += stretch.Marks.Count;
            if (end > cut || stretch == chart.Now)
            {
                var from = Math.Max(0, first - cut);
                yield return new ControlStretch(
                    from,
                    end - cut - from,
                    stretch.Centre,
                    Math.Max(0, first + stretch.Baseline - cut - from),
                    stretch.IsTrial,
                    stretch.Since is { } week && first >= cut ? [nameOf(week), FormattableString.Invariant($"event {at}"), FormattableString.Invariant($"{at}")] : []);
            }
        }
    }
}
