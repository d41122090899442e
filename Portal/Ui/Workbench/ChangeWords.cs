using System.Globalization;
using NodaTime;
using Portal.Data.Cube;

namespace Portal.Ui.Workbench;

/// <summary>What a difference of two curves says, with its interval: never more than the interval allows.</summary>
internal static class ChangeWords
{
    /// <summary>The mean time online during the first 30 days against the stretch of the same length before; empty where it can't be estimated.</summary>
    internal static string Sentence(RemovalFigure change, SliceWindow window, CultureInfo culture)
    {
        if (change.Value is not { } seconds || FigureWords.IntervalOf(change) is not { Lower: { } low, Upper: { } high })
        {
            return "";
        }

        var size = HumanFormat.Length(Duration.FromSeconds(Math.Abs(seconds)), culture);
        var interval = $"95% interval {Signed(low, culture)} to {Signed(high, culture)}";
        var between = $"95% interval {HumanFormat.Length(Duration.FromSeconds(Math.Min(Math.Abs(low), Math.Abs(high))), culture)} to {HumanFormat.Length(Duration.FromSeconds(Math.Max(Math.Abs(low), Math.Abs(high))), culture)}";
        var before = PeriodWords.Name(window.Before, culture);
        return (low, high) switch
        {
            ( > 0, _) => $"Slower than before: over its first 30 days an item was online {size} longer than in {before} ({between} longer).",
            (_, < 0) => $"Faster than before: over its first 30 days an item was online {size} less than in {before} ({between} less).",
            _ => $"No change shown against {before}: {Signed(seconds, culture)} over the first 30 days ({interval}).",
        };
    }

    /// <summary>A difference with its sign: +3 h, −25 min.</summary>
    internal static string Signed(double seconds, CultureInfo culture) =>
        (seconds < 0 ? "\u2212" : "+") + HumanFormat.Length(Duration.FromSeconds(Math.Abs(seconds)), culture);
}
