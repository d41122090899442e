using System.Globalization;

namespace Portal.Ui.Charts;

/// <summary>Draws clocks as bars from their start: filled up to the limit, in the other colour after it, the limit a line, the stop a dot.</summary>
internal static class TimelineLayout
{
    private const double RowHeight = 58;
    private const double BarHeight = 12;
    private const double HourSeconds = 3600;
    private const double DaySeconds = 86_400;

    internal static Drawing Draw(TimelineData data, double width, CultureInfo culture)
    {
        var canvas = new Canvas(width, culture);
        var longest = data.Rows.SelectMany(row => new[] { row.LimitSeconds, row.StopSeconds, row.AcknowledgedSeconds }).OfType<double>().DefaultIfEmpty(1).Max();
        var x = new LinearScale(0, longest * 1.06, 6, width - 8);
        var bottom = data.Rows.Count * RowHeight;
        Axis(canvas, x, longest, bottom);
        for (var i = 0; i < data.Rows.Count; i++)
        {
            Row(canvas, data, data.Rows[i], x, i * RowHeight);
        }

        return canvas.Finish(bottom + 46, data.Title, data.Description);
    }

    private static void Row(Canvas canvas, TimelineData data, TimelineRow row, LinearScale x, double top)
    {
        var bar = top + 24;
        canvas.Words(0, top + 14, row.Name, Classes.TextStrong);
        var end = row.StopSeconds ?? row.LimitSeconds ?? x.To;
        var inside = row.LimitSeconds is { } limit ? Math.Min(limit, end) : end;
        canvas.Box(x.At(0), bar, x.At(inside) - x.At(0), BarHeight, row.LimitSeconds is null || data.IsNeutral ? Classes.FillOpen : Classes.FillMet);
        if (end > inside)
        {
            canvas.Box(x.At(inside) + 1.5, bar, x.At(end) - x.At(inside) - 1.5, BarHeight, data.IsNeutral ? Classes.FillOpen : Classes.FillMissed);
        }

        if (row.LimitSeconds is { } due)
        {
            canvas.Line(x.At(due), bar - 6, x.At(due), bar + BarHeight + 6, Classes.Limit);
            canvas.Avoid(x.At(due) - 2, bar - 6, x.At(due) + 2, bar + BarHeight + 6);
        }

        Marks(canvas, row, x, bar + (BarHeight / 2));
        canvas.TryWords(row.Text, Classes.TextInk, (canvas.Width, top + 14, Anchor.End), (0, bar + BarHeight + 16, Anchor.Start));
    }

    private static void Marks(Canvas canvas, TimelineRow row, LinearScale x, double middle)
    {
        if (row.AcknowledgedSeconds is { } acknowledged)
        {
            canvas.Dot(x.At(acknowledged), middle, 4, Classes.DotHollow);
        }

        if (row.Moment is { } moment)
        {
            canvas.Line(x.At(moment.Seconds), middle - 10, x.At(moment.Seconds), middle + 10, Classes.Reference);
            canvas.TryWords(moment.Text, Classes.TextFaint, (x.At(moment.Seconds), middle + 21, Anchor.Middle), (x.At(moment.Seconds) + 4, middle + 21, Anchor.Start), (x.At(moment.Seconds) - 4, middle + 21, Anchor.End));
        }

        if (row.StopSeconds is { } stop)
        {
            canvas.Dot(x.At(stop), middle, 5.5, Classes.Dot);
        }
    }

    private static void Axis(Canvas canvas, LinearScale x, double longest, double bottom)
    {
        var (unit, name) = longest <= 3 * HourSeconds ? (60.0, "minutes since the clock started")
            : longest <= 4 * DaySeconds ? (HourSeconds, "hours since the clock started")
            : (DaySeconds, "days since the clock started");
        foreach (var value in Ticks.Round(0, x.To / unit, canvas.IsNarrow ? 4 : 8))
        {
            var at = x.At(value * unit);
            canvas.Line(at, bottom - 2, at, bottom + 4, Classes.Tick);
            canvas.WordsInside(at, bottom + 19, value.ToString("#,##0.#", canvas.Culture));
        }

        canvas.Line(x.FromPixel, bottom - 2, x.ToPixel, bottom - 2, Classes.Axis);
        canvas.Words(0, bottom + 38, name, Classes.TextFaint);
    }
}
