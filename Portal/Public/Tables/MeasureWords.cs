using System.Globalization;
using Portal.Data.Releases;
using Portal.Public.Released;
using Portal.Ui;

namespace Portal.Public.Tables;

/// <summary>What a measure does not say: the conclusions that people draw from it most often and that it does not bear.</summary>
internal static class MeasureWords
{
    private const string Quantile = "No average, no exact time and no promise: items still online are in, as still waiting, and two places in one stretch can't be told apart.";

    private static readonly Dictionary<string, string> Limits = new(StringComparer.Ordinal)
    {
        ["notices"] = "How much material there is, or how many items a notice named. More notices can mean that somebody looked harder.",
        ["issued"] = "How much material exists or was shared: only what was found and notified. More items can mean better search.",
        ["removed"] = "Who took it away and why, or how fast: only that it was gone when we looked.",
        ["open"] = "That nothing is being done, or that a limit was missed: a notice of yesterday is open as a rule. The number falls as time passes.",
        ["overdue"] = "That a law was broken: a limit may be disputed or lengthened, and only an authority decides. The number falls as items go.",
        ["due"] = "How many were notified in the period: a limit may fall later than its notice, and some notices have none.",
        ["on_time"] = "How fast: an hour before the limit and a day before it count alike.",
        ["not_on_time"] = "How many missed the limit: those that nobody can decide are in it too.",
        ["late"] = "By how much, and whose fault: only that a check after the limit still found the item.",
        ["undetermined"] = "Whether the limit was met: the checks were too far apart to tell. More checks make it smaller, faster removal need not.",
        ["hours"] = "How many people saw it. Many items for an hour and one item for many hours give the same number.",
        ["hours_after"] = "How many items were past the limit: few that stay for long weigh as much as many that stay briefly.",
        ["watched"] = "How many were removed: only those that somebody went on watching are here.",
        ["returned"] = "Whether copies appeared elsewhere: only whether the same item was seen again where it had been.",
        ["on_time_rate"] = "Who is best: places whose intervals overlap can't be told apart. Items whose limit lies ahead are not in it, and those nobody can decide count as not met.",
        ["on_time_rate_low"] = "The worst month or the worst provider: only how far chance alone could move the share down.",
        ["on_time_rate_high"] = "The best month or the best provider: only how far chance alone could move the share up.",
        ["median_bin"] = Quantile,
        ["p75_bin"] = Quantile,
        ["p90_bin"] = Quantile,
        ["return_rate_30d"] = "Whether copies appeared elsewhere, or anything about items that nobody went on watching.",
    };

    /// <summary>What the measure does not say; empty for one that nobody has written about.</summary>
    internal static string NotSaid(string measure) => Limits.GetValueOrDefault(measure, "");

    /// <summary>The first figure of a measure in the newest period, such as <c>World, 2025: 1,234 items</c>.</summary>
    internal static string Example(ReleaseTable table, Measure measure, CultureInfo culture)
    {
        var newest = table.Dimensions[^1].Codes[^1].Id;
        var cell = table.Cells.First(cell => cell.Measure == measure.Id && cell.Codes[^1] == newest);
        var place = string.Join(", ", table.Dimensions.Zip(cell.Codes, (dimension, code) => dimension.Codes.First(one => one.Id == code).Label));
        return $"{place}: {Said(cell, measure, culture)}.";
    }

    private static string Said(ReleaseCell cell, Measure measure, CultureInfo culture) => cell.Status is not CellStatus.Shown
        ? cell.Status.Meaning()
        : ReleasedWords.Cell(cell, measure.Kind, culture) is TableCell.Value { Text: var text } ? measure.Kind is MeasureKind.Count or MeasureKind.Hours ? $"{text} {measure.Unit}" : text
        : cell.Text;
}
