using System.Globalization;
using Portal.Data.Figures;
using Portal.Public.Figures;
using Portal.Ui.Charts;
using Published = Portal.Data.Figures.Figure;

namespace Portal.Public.Countries;

/// <summary>The German share deleted in the shortest printed time, by year; years that were not seen stay open.</summary>
internal static class DeletionTrend
{
    internal static TrendData? Of(IReadOnlyList<FigureSeries> series, string place, CultureInfo culture)
    {
        var shares = series.FirstOrDefault(one => one.Unit == "%" && one.Points.Count(point => point.Value is not null) > 2);
        if (shares is null)
        {
            return null;
        }

        var byYear = shares.Points.Where(point => point.PeriodFrom is not null).ToLookup(point => point.PeriodFrom!.Value.Year);
        var first = byYear.Min(group => group.Key);
        var last = byYear.Max(group => group.Key);
        var points = Enumerable.Range(first, last - first + 1).Select(year => Point(byYear[year].FirstOrDefault(), year, culture)).ToList();
        return new TrendData
        {
            Title = $"How fast is content {place} deleted?",
            Description = $"Share {shares.Measure}, content {place}, by year.",
            AxisLabel = $"share {shares.Measure} of receipt at the federal police",
            Axis = AxisKind.Share,
            Points = points,
        };
    }

    private static TrendPoint Point(Published? figure, int year, CultureInfo culture) => new(
        year.ToString(culture), figure is null ? null : (double?)FigureMath.Share(figure), Label: figure?.Value is null ? null : FigureText.Words(figure, culture));
}
