using Portal.Data.Countries;
using Portal.Data.Storage;

namespace Portal.Data.Figures;

/// <summary>Puts together what the public pages on countries and providers show of the figures of others.</summary>
public sealed class FigurePageQueries(Database database)
{
    private readonly FigureQueries figures = new(database);

    /// <summary>The page of a country, or null where the code is no country.</summary>
    /// <param name="code">ISO 3166-1 alpha-2, upper case.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<CountryFigures?> CountryAsync(string code, CancellationToken cancellation)
    {
        var country = await new CountryQueries(database).FindAsync(code, cancellation);
        if (country is null)
        {
            return null;
        }

        var all = await figures.FiguresAsync(new FigureFilter { Country = code }, cancellation);
        var bySource = all.ToLookup(figure => figure.Source);
        string[] shown = ["ncmec-country", "ncmec-country-2024", "iwf-hosting", "tiktok-minor-safety", "tiktok-turnaround", "germany-deletion", "germany-deletion-2018"];
        return new CountryFigures
        {
            Country = country,
            Reports = [.. bySource["ncmec-country"]],
            ReportsByKind = [.. bySource["ncmec-country-2024"]],
            Hosting = [.. bySource["iwf-hosting"]],
            RemovalWithin24Hours = FigureSeries.Of(bySource["tiktok-minor-safety"].Where(figure => figure.Measure == "Removal rate within 24 hours")),
            TimeToAction = FigureSeries.Of(bySource["tiktok-turnaround"]),
            Deletion = FigureSeries.Of(bySource["germany-deletion"].Concat(bySource["germany-deletion-2018"])),
            Others = FigureSeries.Of(all.Where(figure => !shown.Contains(figure.Source))),
            Sources = await SourcesAsync(all, cancellation),
        };
    }

    /// <summary>The page of a provider group, or null where no figure speaks of it.</summary>
    /// <param name="group">Code of the group.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<ProviderFigures?> ProviderAsync(string group, CancellationToken cancellation)
    {
        var all = await figures.FiguresAsync(new FigureFilter { ProviderGroup = group }, cancellation);
        var services = (await figures.ProvidersAsync(cancellation)).Where(provider => provider.GroupCode == group).ToList();
        if (all.Count == 0)
        {
            return null;
        }

        var reconciliation = await new ReconciliationQueries(database).AllAsync(cancellation);
        return new ProviderFigures
        {
            Group = group,
            Name = services.Find(service => service.Code == group)?.Name ?? group,
            Services = services,
            Reconciliation = [.. reconciliation.Where(row => row.Group == group)],
            Series = FigureSeries.Of(all),
            Sources = await SourcesAsync(all, cancellation),
        };
    }

    private async Task<Dictionary<string, FigureSource>> SourcesAsync(IEnumerable<Figure> used, CancellationToken cancellation)
    {
        var codes = used.Select(figure => figure.Source).ToHashSet();
        return (await figures.SourcesAsync(cancellation))
            .Where(summary => codes.Contains(summary.Source.Code))
            .ToDictionary(summary => summary.Source.Code, summary => summary.Source);
    }
}
