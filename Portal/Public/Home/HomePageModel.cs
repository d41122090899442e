using System.Globalization;
using Portal.Data.Figures;
using Portal.Data.Releases;
using Portal.Public.Countries;
using Portal.Public.Figures;

namespace Portal.Public.Home;

/// <summary>Loads the first page.</summary>
internal sealed class HomePageModel(OpenData data, FigureQueries figures, FigurePageQueries pages)
{
    private const string Newest = "2024 Q2";
    private const string Within24Hours = "Removal rate within 24 hours";
    private const string Heading = "Youth Safety & Well-Being - Youth Exploitation & Abuse";

    internal async Task<HomeView> LoadAsync(CultureInfo culture, CancellationToken cancellation)
    {
        var sources = (await figures.SourcesAsync(cancellation)).ToDictionary(summary => summary.Source.Code, summary => summary.Source);
        var blocks = new List<PublishedBlock>();
        if (await pages.CountryAsync("DE", cancellation) is { } germany)
        {
            blocks.AddRange(CountryBlocks.Of(germany, culture).Where(block => block.Id == "deletion-domestic"));
        }

        var hosting = await figures.FiguresAsync(new FigureFilter { Source = "iwf-hosting", Measure = "confirmed reports by hosting country" }, cancellation);
        if (hosting.Count > 0)
        {
            blocks.Add(HomePublished.Hosting(hosting, sources["iwf-hosting"], culture));
        }

        var rates = await figures.FiguresAsync(new FigureFilter { Source = "tiktok-minor-safety", Measure = Within24Hours, Breakdown = Heading, Period = Newest }, cancellation);
        if (FigureMath.Range(rates.Where(figure => figure.Country != "001")) is { } range)
        {
            blocks.Add(HomePublished.Range(range, rates, sources["tiktok-minor-safety"], culture));
        }

        var totals = await figures.FiguresAsync(new FigureFilter { Source = "ncmec-yearly" }, cancellation);
        if (totals.Count > 0)
        {
            blocks.Add(HomePublished.Totals(totals, sources["ncmec-yearly"], culture));
        }

        return new HomeView(await data.FiguresAsync(cancellation), blocks);
    }
}
