using System.Globalization;

namespace Portal.Ui.Charts;

/// <summary>Where an axis is marked.</summary>
internal static class Ticks
{
    internal const double Hour = 3600;
    internal const double Day = 24 * Hour;
    internal const double Week = 7 * Day;
    internal const double Month = 30 * Day;

    /// <summary>Times that people think in, the ones to keep when there is little room first.</summary>
    private static readonly (double Seconds, HumanUnit Unit, int Count)[] Times =
    [
        (Day, HumanUnit.Day, 1), (Hour, HumanUnit.Hour, 1), (Month, HumanUnit.Month, 1), (Week, HumanUnit.Week, 1),
        (60, HumanUnit.Minute, 1), (3 * Day, HumanUnit.Day, 3), (6 * Hour, HumanUnit.Hour, 6), (90 * Day, HumanUnit.Month, 3),
        (365 * Day, HumanUnit.Year, 1), (600, HumanUnit.Minute, 10),
    ];

    /// <summary>Round values from the first at or above <paramref name="from"/>, about <paramref name="count"/> of them.</summary>
    internal static IReadOnlyList<double> Round(double from, double to, int count)
    {
        if (to <= from)
        {
            return [from];
        }

        var rough = (to - from) / Math.Max(1, count);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * ((rough / power) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 });
        var first = Math.Ceiling((from / step) - 1e-9);
        var last = Math.Floor((to / step) + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }

    /// <summary>The smallest round value that a zero-based axis must reach to show <paramref name="largest"/>.</summary>
    internal static double RoundTop(double largest, int count)
    {
        if (largest <= 0)
        {
            return 1;
        }

        var ticks = Round(0, largest, count);
        var step = ticks.Count > 1 ? ticks[1] - ticks[0] : largest;
        return Math.Ceiling((largest / step) - 1e-9) * step;
    }

    /// <summary>The human times that fit a log axis without touching, left to right.</summary>
    internal static IReadOnlyList<(double Seconds, string Text)> HumanTimes(LogScale scale, CultureInfo culture)
    {
        var kept = new List<(double Seconds, string Text, double From, double To)>();
        foreach (var (seconds, unit, count) in Times)
        {
            if (seconds < scale.From || seconds > scale.To * 1.0001)
            {
                continue;
            }

            var text = HumanFormat.Unit(count, unit, culture);
            var half = (TextSize.Width(text, 13) / 2) + 4;
            var x = scale.At(seconds);
            if (kept.All(other => x + half <= other.From || x - half >= other.To))
            {
                kept.Add((seconds, text, x - half, x + half));
            }
        }

        return [.. kept.OrderBy(tick => tick.Seconds).Select(tick => (tick.Seconds, tick.Text))];
    }
}
