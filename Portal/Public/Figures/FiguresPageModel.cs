using System.Globalization;
using Portal.Data.Figures;
using Portal.Ui;

namespace Portal.Public.Figures;

/// <summary>Loads the list of everything that others have published and that is kept here.</summary>
internal sealed class FiguresPageModel(FigureQueries figures)
{
    internal async Task<FiguresView> LoadAsync(CultureInfo culture, CancellationToken cancellation)
    {
        var all = await figures.SourcesAsync(cancellation);
        return new FiguresView
        {
            WithClock = [.. all.Where(one => IsFigures(one) && one.Source.ClockStart is not null).Select(one => TimedRow(one, culture))],
            Counts = [.. all.Where(one => IsFigures(one) && one.Source.ClockStart is null).Select(one => Row(one, culture))],
            Lists = [.. all.Where(one => !IsFigures(one)).Select(one => Row(one, culture))],
        };
    }

    private static bool IsFigures(FigureSourceSummary summary) => summary.Source.Kind == "figures";

    private static TableRow Row(FigureSourceSummary summary, CultureInfo culture) => new(
        Name(summary.Source),
        [
            summary.Source.Publisher,
            summary.Source.Published,
            summary.Source.Confidence,
            HumanFormat.Count(summary.Figures, culture),
            HumanFormat.Count(summary.Oddities, culture),
        ]);

    private static TableRow TimedRow(FigureSourceSummary summary, CultureInfo culture) => new(
        Name(summary.Source),
        [
            summary.Source.ClockStart ?? "",
            summary.Source.ClockStop ?? "",
            summary.Source.Confidence,
            HumanFormat.Count(summary.Figures, culture),
            HumanFormat.Count(summary.Oddities, culture),
        ]);

    private static Link Name(FigureSource source) => new(source.Title, PortalUrls.Source(source.Code));
}
