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
        new("Against the original limit"),
    ];

    internal static TableRow Row(string name, Slice slice, CultureInfo culture) => new(
        new Link(name),
        [
            HumanFormat.Count(slice.OnTime.Due, culture),
            HumanFormat.Count(slice.OnTime.OnTime, culture),
            HumanFormat.Count(slice.OnTime.Late, culture),
            HumanFormat.Count(slice.OnTime.Undetermined, culture),
            FigureWords.OnTime(slice.OnTime, culture),
            FigureWords.OnTimeInterval(slice.OnTime, culture) ?? "fewer than 10",
            FigureWords.OnTime(slice.OnTimeAgainstOriginal, culture),
        ]);
}
