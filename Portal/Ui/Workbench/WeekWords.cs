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

    /// <summary>Whether the alert stands.</summary>
    internal static string Alert(WeeklyChart chart) => chart switch
    {
        { Because: not null } => "too\u00a0few",
        { IsPrime: false } => "too\u00a0few",
        { AlertSince: { } week } => $"since {Week(week)}".Replace(' ', '\u00a0'),
        _ => "none",
    };

    /// <summary>The weeks that the limits come from: the first ones with enough items, whatever the year.</summary>
    internal static string Baseline(WeeklyChart chart) =>
        $"{Week(chart.Marks[0].Week.Week)} to {Week(chart.Marks[chart.Baseline - 1].Week.Week)}{(chart.IsTrial ? ", trial limits" : ", frozen")}";

    /// <summary>The sentence that answers whether the change is real.</summary>
    internal static string Answer(WeeklyChart chart, CultureInfo culture)
    {
        var mean = HumanFormat.Share(chart.Centre, culture);
        if (chart.AlertSince is { } since)
        {
            return $"Yes: since {Week(since)} the share on time lies below its mean of {mean} by more than its own variation explains.";
        }

        return chart.Variation switch
        {
            > 0 => $"The last week stands out upwards: more on time than the mean of {mean} and its variation explain. One week in a stable year often does.",
            < 0 => $"The last week stands out downwards: fewer on time than the mean of {mean} and its variation explain. One week in a stable year often does; no alert stands.",
            _ => $"No: the last week varies around its mean of {mean} as it always did.",
        };
    }

    /// <summary>The chart.</summary>
    internal static ControlChartData Chart(WeeklyChart chart, string title, string description, CultureInfo culture)
    {
        WeekMark[] shown = [.. chart.Marks.TakeLast(MostWeeks)];
        var lowest = Math.Min(shown.Min(mark => mark.Week.Rate), shown.Min(mark => mark.Limits.Lower!.Value));
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
            Mean = chart.Centre,
            MeanLabel = $"mean {HumanFormat.Share(chart.Centre, culture)}",
            BaselineWeeks = Math.Max(0, chart.Baseline - (chart.Marks.Count - shown.Length)),
            IsTrial = chart.IsTrial,
            AxisFrom = from,
            AxisLabel = from > 0 ? $"share that met the limit, by week due; axis starts at {HumanFormat.WholePercent(from, culture)}" : "share that met the limit, by week due",
        };
    }
}
