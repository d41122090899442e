using System.Globalization;

namespace Portal.Ui.Charts;

/// <summary>Draws the share still online against time since notice: true steps, a band, and the limit as a labelled line.</summary>
internal static class SurvivalLayout
{
    internal static Drawing Draw(SurvivalData data, double width, CultureInfo culture)
    {
        var canvas = new Canvas(width, culture);
        var isSmall = width < 260;
        var plotHeight = isSmall ? 110 : canvas.IsNarrow ? 216.0 : 300;
        const double Left = 46;
        const double Top = 40;
        var bottom = Top + plotHeight;
        var x = new LogScale(data.FromSeconds, data.ToSeconds, Left, width - 18);
        var y = new LinearScale(0, 1, bottom, Top);

        Frame(canvas, data, x, y, isSmall);
        // The band first: it must not hide the curves of other times
        foreach (var band in StepCurve.Bands(data.Own, x, y))
        {
            canvas.Shape(band, Classes.Band);
        }

        foreach (var curve in data.Context)
        {
            canvas.Shape(StepCurve.Line(curve, x, y), Classes.LineContext);
        }

        canvas.Shape(StepCurve.Line(data.Own, x, y), Classes.Line);
        StepCurve.Guard(canvas, data.Own, x, y);
        Limit(canvas, data, x, bottom);
        Notes(canvas, data, x, y);
        NameContext(canvas, data, x, y);
        var height = Followed(canvas, data, x, bottom);
        return canvas.Finish(height, data.Title, data.Description);
    }

    private static void Frame(Canvas canvas, SurvivalData data, LogScale x, LinearScale y, bool isSmall)
    {
        var bottom = y.At(0);
        double[] shares = isSmall ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
        foreach (var share in shares)
        {
            canvas.Line(x.FromPixel, y.At(share), x.ToPixel, y.At(share), share == 0 ? Classes.Axis : Classes.Gridline);
            canvas.Words(x.FromPixel - 8, y.At(share) + 4, AxisText.Percent(share, canvas.Culture), Classes.Text, Anchor.End);
        }

        canvas.Words(0, 14, data.AxisLabel, Classes.TextFaint);
        foreach (var (seconds, text) in Ticks.HumanTimes(x, canvas.Culture))
        {
            canvas.Line(x.At(seconds), bottom, x.At(seconds), bottom + 5, Classes.Tick);
            canvas.WordsInside(x.At(seconds), bottom + 20, text);
        }
    }

    private static void Limit(Canvas canvas, SurvivalData data, LogScale x, double bottom)
    {
        if (data.LimitSeconds is not { } limit || limit < x.From || limit > x.To)
        {
            return;
        }

        var at = x.At(limit);
        canvas.Line(at, 22, at, bottom, Classes.Limit);
        canvas.Avoid(at - 3, 22, at + 3, bottom);
        canvas.TryWords(data.LimitLabel, Classes.TextInk, (at + 7, 32, Anchor.Start), (at - 7, 32, Anchor.End), (at + 7, 14, Anchor.Start));
    }

    private static void Notes(Canvas canvas, SurvivalData data, LogScale x, LinearScale y)
    {
        foreach (var note in data.Notes)
        {
            canvas.Dot(x.At(note.Seconds), y.At(note.Share), 4, Classes.Dot);
        }

        foreach (var note in data.Notes)
        {
            var (atX, atY) = (x.At(note.Seconds), y.At(note.Share));
            canvas.TryWords(
                note.Text,
                Classes.TextStrong + Classes.Halo,
                (atX - 9, atY + 20, Anchor.End),
                (atX + 10, atY - 9, Anchor.Start),
                (atX - 9, atY + 36, Anchor.End),
                (atX + 10, atY - 25, Anchor.Start),
                (atX - 14, atY + 56, Anchor.End));
        }
    }

    private static void NameContext(Canvas canvas, SurvivalData data, LogScale x, LinearScale y)
    {
        foreach (var curve in data.Context)
        {
            foreach (var fraction in (double[])[0.82, 0.9, 0.72, 0.6, 0.5])
            {
                var seconds = x.From * Math.Pow(x.To / x.From, fraction);
                var share = StepCurve.ShareAt(curve, seconds);
                var (atX, atY) = (x.At(seconds), y.At(share));
                if (canvas.TryWords(curve.Name, Classes.Text + Classes.Halo, (atX + 4, atY - 10, Anchor.Start), (atX + 4, atY - 24, Anchor.Start)))
                {
                    break;
                }
            }
        }
    }

    private static double Followed(Canvas canvas, SurvivalData data, LogScale x, double bottom)
    {
        if (data.Followed.Count == 0)
        {
            return bottom + 28;
        }

        canvas.Words(0, bottom + (canvas.IsNarrow ? 60 : 42), data.FollowedLabel, Classes.TextFaint);
        var ticks = Ticks.HumanTimes(x, canvas.Culture);
        foreach (var (seconds, _) in ticks)
        {
            if (data.Followed.FirstOrDefault(count => count.Seconds == seconds) is { } followed)
            {
                // A count that finds no room under its own tick is left to the table: under another it would be wrong.
                var text = HumanFormat.Count(followed.Count, canvas.Culture);
                var (at, anchor) = seconds == ticks[^1].Seconds ? (canvas.Width, Anchor.End) : (x.At(seconds), Anchor.Middle);
                canvas.TryWords(text, Classes.TextSmall, (at, bottom + 42, anchor));
            }
        }

        return bottom + (canvas.IsNarrow ? 66 : 50);
    }
}
