using System.Globalization;

namespace Portal.Ui.Charts;

/// <summary>Draws dots with whiskers; an end that was never reached is an arrow.</summary>
internal static class DotWhiskerLayout
{
    private const double RowHeight = 30;

    internal static Drawing Draw(DotWhiskerData data, double width, CultureInfo culture)
    {
        var canvas = new Canvas(width, culture);
        var left = Math.Min(data.Rows.Select(row => TextSize.Width(row.Name, 13)).DefaultIfEmpty(0).Max() + 20, width * 0.4);
        var top = data.LimitSeconds is null ? 8.0 : 34;
        var bottom = top + (data.Rows.Count * RowHeight) + 4;
        var right = width - 22;
        var log = new LogScale(data.FromSeconds, data.ToSeconds, left, right);
        var share = new LinearScale(0, data.ToShare, left, right);
        Func<double, double> at = data.Axis == AxisKind.LogTime ? log.At : share.At;

        Axis(canvas, data, log, share, top, bottom);
        if (data is { LimitSeconds: { } limit, Axis: AxisKind.LogTime } && limit >= data.FromSeconds && limit <= data.ToSeconds)
        {
            canvas.Line(at(limit), 18, at(limit), bottom, Classes.Limit);
            canvas.Avoid(at(limit) - 2, 18, at(limit) + 2, bottom);
            canvas.TryWords(data.LimitLabel, Classes.TextInk, (at(limit) + 6, 28, Anchor.Start), (at(limit) - 6, 28, Anchor.End));
        }

        for (var i = 0; i < data.Rows.Count; i++)
        {
            Row(canvas, data.Rows[i], at, right, top + ((i + 0.62) * RowHeight));
        }

        return canvas.Finish(bottom + 26, data.Title, data.Description);
    }

    private static void Axis(Canvas canvas, DotWhiskerData data, LogScale log, LinearScale share, double top, double bottom)
    {
        var ticks = data.Axis == AxisKind.LogTime
            ? Ticks.HumanTimes(log, canvas.Culture).Select(tick => (At: log.At(tick.Seconds), tick.Text))
            : Ticks.Round(0, data.ToShare, 4).Select(value => (At: share.At(value), Text: AxisText.Percent(value, canvas.Culture)));
        foreach (var (at, text) in ticks)
        {
            canvas.Line(at, top, at, bottom, Classes.Gridline);
            canvas.WordsInside(at, bottom + 18, text);
        }

        canvas.Line(log.FromPixel, bottom, log.ToPixel, bottom, Classes.Axis);
    }

    private static void Row(Canvas canvas, DotRow row, Func<double, double> at, double right, double y)
    {
        canvas.Words(0, y + 4, row.Name, Classes.TextInk);
        if (row.Earlier is { } earlier)
        {
            canvas.Dot(at(earlier), y, 3.5, Classes.DotHollow);
        }

        var start = row.Low ?? row.Value;
        if (start is { } from)
        {
            if (row.High is { } high)
            {
                Plot.Whisker(canvas, at(from), at(high), y);
                canvas.Avoid(at(from), y - 4, at(high), y + 4);
            }
            else if (row.Low is not null || row.Value is null)
            {
                // The upper end was not reached while anybody looked.
                canvas.Line(at(from), y - 3.5, at(from), y + 3.5, Classes.Whisker);
                canvas.Line(at(from), y, right + 6, y, Classes.Whisker);
                canvas.Shape(new PathData().MoveTo(right + 1, y - 4).LineTo(right + 6, y).LineTo(right + 1, y + 4), Classes.Whisker);
                canvas.Avoid(at(from), y - 4, right + 6, y + 4);
            }
        }

        if (row.Value is { } value)
        {
            canvas.Dot(at(value), y, 4.5, Classes.Dot);
        }

        var anchor = at(row.Value ?? start ?? 0);
        var end = Math.Max(anchor, row.High is { } top ? at(top) : anchor);
        canvas.TryWords(
            row.Text,
            Classes.TextStrong + Classes.Halo,
            (end + 10, y + 4, Anchor.Start),
            (anchor, y - 9, Anchor.Middle),
            (canvas.Width, y - 9, Anchor.End),
            (anchor - 10, y - 9, Anchor.End),
            (anchor + 6, y - 9, Anchor.Start));
    }
}
