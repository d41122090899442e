using System.Globalization;
using Portal.Data.Figures;
using Portal.Ui;
using Published = Portal.Data.Figures.Figure;

namespace Portal.Public.Figures;

/// <summary>Series of one source side by side: a row for each period, a column for each series. No row in the source is "not printed", never 0.</summary>
internal static class SeriesTable
{
    internal static IReadOnlyList<TableColumn> Columns(IReadOnlyList<FigureSeries> series, Func<FigureSeries, string> name) =>
        [new("Period", IsNumber: false), .. series.Select(one => new TableColumn(name(one), FigureText.Unit(one.Unit)))];

    internal static IReadOnlyList<TableRow> Rows(IReadOnlyList<FigureSeries> series, CultureInfo culture) =>
    [
        .. series.SelectMany(one => one.Points)
            .GroupBy(figure => figure.PeriodText)
            .OrderBy(group => group.Min(figure => figure.PeriodFrom) ?? NodaTime.LocalDate.MaxIsoValue)
            .Select(group => new TableRow(new Link(group.Key), [.. series.Select(one => Cell(one, group.Key, culture))])),
    ];

    // A source that prints a row twice is shown with both values.
    private static TableCell Cell(FigureSeries series, string period, CultureInfo culture)
    {
        var points = series.Points.Where(figure => figure.PeriodText == period).ToList();
        return points switch
        {
            [] => "not printed",
            [var one] => FigureText.Cell(one, culture),
            _ => string.Join(" and ", points.Select(figure => Text(figure, culture))),
        };
    }

    private static string Text(Published figure, CultureInfo culture) =>
        FigureText.Cell(figure, culture) is TableCell.Value value ? value.Text : FigureText.Words(figure.Status);
}
