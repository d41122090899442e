using System.Globalization;
using Portal.Data.Figures;
using Portal.Data.Regimes;
using Portal.Public.Figures;
using Portal.Ui;
using Portal.Ui.Rules;

namespace Portal.Public.Countries;

/// <summary>Loads what others have published about a country and the time limits that its law sets.</summary>
internal sealed class CountryPageModel(FigurePageQueries pages, RuleBook book, RuleWords words)
{
    /// <summary>The country, or null where the code is none.</summary>
    internal async Task<CountryView?> LoadAsync(string code, CultureInfo culture, CancellationToken cancellation)
    {
        if (await pages.CountryAsync(code.ToUpperInvariant(), cancellation) is not { } figures)
        {
            return null;
        }

        var catalogue = await book.CurrentAsync(cancellation);
        var own = catalogue.Rules.Where(rule => rule.Jurisdiction == figures.Country.Code).ToList();
        var union = figures.Country.IsEuMember ? catalogue.Rules.Where(rule => rule.Jurisdiction == "EU").ToList() : [];
        var law = own.Where(rule => rule.Layer == Layer.Law).ToList();
        return new CountryView
        {
            Name = figures.Country.Name,
            Lead = CountryBlocks.Lead(figures, culture),
            Blocks = CountryBlocks.Of(figures, culture),
            Others = [.. figures.Others.SelectMany(series => series.Points.Select(point => Other(figures, series, point, culture)))],
            Limits = Cards(law.Where(RuleWords.IsCurrent), culture),
            UnionLimits = Cards(union.Where(rule => rule.Layer == Layer.Law && RuleWords.IsCurrent(rule)), culture),
            Proposed = Cards(law.Concat(union).Where(RuleWords.IsProposed), culture),
            Past = Cards(law.Where(rule => !RuleWords.IsCurrent(rule) && !RuleWords.IsProposed(rule)), culture),
            Benchmarks = Cards(own.Where(rule => rule.Layer == Layer.Benchmark), culture),
        };
    }

    private IReadOnlyList<RuleCard> Cards(IEnumerable<Rule> rules, CultureInfo culture) => [.. rules.Select(rule => RuleCard.Of(rule, words, culture))];

    private static TableRow Other(CountryFigures figures, FigureSeries series, Data.Figures.Figure figure, CultureInfo culture) => new(
        new Link(figures.Sources[series.Source].Title, PortalUrls.Source(series.Source)),
        [
            figure.PeriodText,
            string.Join(", ", new[] { figure.ProviderText, series.Measure, series.Breakdown }.Where(text => text.Length > 0)),
            FigureText.Cell(figure, culture),
            FigureText.Unit(series.Unit),
        ]);
}
