using System.Globalization;
using Portal.Data.Cube;

namespace Portal.Ui.Workbench;

/// <summary>Due cohorts as rows, one a period.</summary>
internal static class OnTimeTable
{
    internal const string Note = "What is still online past its limit counts as late. Not due yet, void and gone before the notice are left out.";

    internal static IReadOnlyList<TableColumn> Columns(string period) =>
    [
        new(period, IsNumber: false), new("Due"), new("On time"), new("Late"), new("Undetermined"), new("Share on time"), new("95% interval"),
        new("Against the original limit"), new("Extended in time"), new("Extended too late"),
    ];

    internal static TableRow Row(string name, OnTimeCounts counts, OnTimeCounts original, CultureInfo culture) => new(
        new Link(name),
        [
            HumanFormat.Count(counts.Due, culture),
            HumanFormat.Count(counts.OnTime, culture),
            HumanFormat.Count(counts.Late, culture),
            HumanFormat.Count(counts.Undetermined, culture),
            FigureWords.OnTime(counts, culture),
            FigureWords.OnTimeInterval(counts, culture) ?? "fewer than 10",
            FigureWords.OnTime(original, culture),
            HumanFormat.Count(counts.Extended, culture),
            HumanFormat.Count(counts.ExtendedTooLate, culture),
        ]);
}
