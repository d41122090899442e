using System.Globalization;
using Portal.Data.Figures;
using Portal.Public.Figures;
using Portal.Ui;
using Portal.Ui.Charts;
using Published = Portal.Data.Figures.Figure;

namespace Portal.Public.Countries;

/// <summary>The published tables about a country as questions and answers; each sentence is made from the values beside it.</summary>
internal static class CountryBlocks
{
    internal static string Lead(CountryFigures figures, CultureInfo culture)
    {
        var said = new List<string>();
        if (Newest(figures.Reports) is { } reports)
        {
            said.Add($"In {reports.PeriodText} NCMEC counted {FigureText.Words(reports, culture)} reports with an apparent place of upload here.");
        }

        if (Hosted(figures, "share of confirmed reports") is { Value: not null } share && Hosted(figures, "confirmed reports by hosting country") is { } hosted)
        {
            said.Add($"In {hosted.PeriodText} the IWF found {FigureText.Words(hosted, culture)} confirmed addresses hosted here, {FigureText.Words(share, culture)} of all.");
        }

        return said.Count > 0 ? string.Join(" ", said) : "No figures of others about this country are in the register. That is not the same as no cases.";
    }

    internal static IReadOnlyList<PublishedBlock> Of(CountryFigures figures, CultureInfo culture) =>
    [
        .. Deletion(figures, "hosted in Germany", "deletion-domestic", culture),
        .. Deletion(figures, "hosted abroad", "deletion-abroad", culture),
        .. Within24Hours(figures, culture),
        .. TimeToAction(figures, culture),
        .. Hosting(figures, culture),
        .. Reports(figures, culture),
        .. ReportsByKind(figures, culture),
    ];

    private static IEnumerable<PublishedBlock> Reports(CountryFigures figures, CultureInfo culture)
    {
        if (Newest(figures.Reports) is not { } newest)
        {
            yield break;
        }

        yield return new PublishedBlock
        {
            Id = "reports",
            Question = "How many reports named this country?",
            Answer = $"In {newest.PeriodText} the CyberTipline received {FigureText.Words(newest, culture)} reports whose apparent place of upload is {figures.Country.Name}. NCMEC says that this is no measure of abuse in a country.",
            Source = figures.Sources[newest.Source],
            Caption = "Reports by year",
            Note = "A year without a row was not printed; it is not 0.",
            Table = Rows(figures.Reports, culture),
            Bars = new BarData
            {
                Title = "How many reports named this country?",
                Description = $"CyberTipline reports with an apparent place of upload in {FigureText.Place(figures.Country.Name)}, by year.",
                AxisLabel = "reports",
                Rows = [.. figures.Reports.Select(figure => new BarRow(figure.PeriodText, (double?)figure.Value, FigureText.Words(figure, culture)))],
            },
        };
    }

    private static IEnumerable<PublishedBlock> ReportsByKind(CountryFigures figures, CultureInfo culture)
    {
        if (figures.ReportsByKind is not [var first, ..] all)
        {
            yield break;
        }

        yield return new PublishedBlock
        {
            Id = "reports-by-kind",
            Question = "How many were referrals, how many informational?",
            Answer = $"For {first.PeriodText} NCMEC counts apart: {string.Join(" and ", all.Select(figure => $"{FigureText.Words(figure, culture)} {figure.Breakdown} reports"))}. It is the first year that separates the two and must not be read against earlier years.",
            Source = figures.Sources[first.Source],
            Caption = "Referrals and informational reports",
            Table = Rows(all, culture),
        };
    }

    private static IEnumerable<PublishedBlock> Hosting(CountryFigures figures, CultureInfo culture)
    {
        if (Hosted(figures, "confirmed reports by hosting country") is not { } hosted)
        {
            yield break;
        }

        yield return new PublishedBlock
        {
            Id = "hosting",
            Question = "How much confirmed material was hosted here?",
            Answer = $"In {hosted.PeriodText} the Internet Watch Foundation confirmed {FigureText.Words(hosted, culture)} addresses on servers in {FigureText.Place(figures.Country.Name)}. The country of the server is not the country of the people behind it.",
            Source = figures.Sources[hosted.Source],
            Caption = "Confirmed reports by hosting country",
            Note = "Shares are printed rounded.",
            Table = new TableMatter(
                [new("What was counted", IsNumber: false), new("Value"), new("Unit", IsNumber: false)],
                [.. figures.Hosting.Select(figure => new TableRow(new Link(figure.Measure), [FigureText.Cell(figure, culture), figure.Unit]))]),
        };
    }

    private static IEnumerable<PublishedBlock> Within24Hours(CountryFigures figures, CultureInfo culture)
    {
        var series = figures.RemovalWithin24Hours.Where(one => one.Points.Count > 1).ToList();
        if (series.Count == 0)
        {
            yield break;
        }

        var newest = series.Select(one => one.Points[^1]).MaxBy(figure => figure.PeriodFrom)!;
        yield return new PublishedBlock
        {
            Id = "within-24-hours",
            Question = "How many removed videos were gone within 24 hours of posting?",
            Answer = $"In {newest.PeriodText}, {FigureText.Words(newest, culture)} of those that TikTok removed under \"{newest.Breakdown}\". The clock starts when the video is posted, not when anybody tells TikTok, and videos that stayed are not in the share.",
            Source = figures.Sources[newest.Source],
            Caption = "TikTok: share of removed videos gone within 24 hours of posting",
            Note = "Old and new headings must not be joined: what they cover changed in 2023.",
            Table = new TableMatter(SeriesTable.Columns(series, one => one.Breakdown), SeriesTable.Rows(series, culture)),
        };
    }

    private static IEnumerable<PublishedBlock> TimeToAction(CountryFigures figures, CultureInfo culture)
    {
        if (figures.TimeToAction is not [var first, ..] series)
        {
            yield break;
        }

        var quick = series.FirstOrDefault(one => one.Breakdown == "Less than 2 hours") ?? first;
        var newest = quick.Points[^1];
        yield return new PublishedBlock
        {
            Id = "time-to-action",
            Question = "How fast does TikTok act on reports by users?",
            Answer = $"In {newest.PeriodText}, {FigureText.Words(newest, culture)} of the user reports that led to action were acted on in {quick.Breakdown.ToLowerInvariant()}. All rules are counted together, not only those on children, and reports without action are not in the share.",
            Source = figures.Sources[newest.Source],
            Caption = "TikTok: user reports that led to action, by time to action",
            Note = "A bucket without a row was not printed; it is not 0.",
            Table = new TableMatter(SeriesTable.Columns(series, one => one.Breakdown), SeriesTable.Rows(series, culture)),
        };
    }

    private static IEnumerable<PublishedBlock> Deletion(CountryFigures figures, string place, string id, CultureInfo culture)
    {
        var series = figures.Deletion.Where(one => one.Breakdown == place && one.Measure.Contains("delet", StringComparison.Ordinal) && one.Source == "germany-deletion").ToList();
        if (series.Count == 0)
        {
            yield break;
        }

        var year = series.SelectMany(one => one.Points).Where(figure => figure.Value is not null).MaxBy(figure => figure.PeriodFrom)!.PeriodText;
        var shares = series.Where(one => one.Unit == "%")
            .Select(one => one.Points.FirstOrDefault(figure => figure.PeriodText == year))
            .OfType<Published>()
            .Where(figure => figure.Value is not null)
            .Select(figure => $"{FigureText.Words(figure, culture)} {figure.Measure}");
        yield return new PublishedBlock
        {
            Id = id,
            Question = $"How fast is content {place} deleted?",
            Answer = $"In {year}: {string.Join(", ", shares)}, counted from receipt at the federal police.",
            Source = figures.Sources["germany-deletion"],
            Caption = $"German deletion statistics, content {place}",
            Note = "Not seen: the value may have been printed, but not in what could be read. It is not 0.",
            Table = new TableMatter(SeriesTable.Columns(series, one => one.Measure), SeriesTable.Rows(series, culture)),
            Trend = DeletionTrend.Of(series, place, culture),
        };
    }

    private static TableMatter Rows(IReadOnlyList<Published> figures, CultureInfo culture) => new(
        [new("Year", IsNumber: false), new("Split", IsNumber: false), new("Reports"), new("Flags", IsNumber: false)],
        [.. figures.Select(figure => new TableRow(new Link(figure.PeriodText), [figure.Breakdown, FigureText.Cell(figure, culture), string.Join(", ", figure.Flags)]))]);

    private static Published? Newest(IReadOnlyList<Published> figures) => figures.Where(figure => figure.Value is not null).MaxBy(figure => figure.PeriodFrom);

    private static Published? Hosted(CountryFigures figures, string measure) => figures.Hosting.FirstOrDefault(figure => figure.Measure == measure);
}
