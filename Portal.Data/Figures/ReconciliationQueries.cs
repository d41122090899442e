using Portal.Data.Storage;

namespace Portal.Data.Figures;

/// <summary>Loads what a reconciliation needs and computes it.</summary>
public sealed class ReconciliationQueries(Database database)
{
    /// <summary>Sources whose figures are printed side by side, by observer.</summary>
    private static readonly string[] PairSources = ["comparable-counts", "provider-vs-hotline-2024"];

    /// <summary>Lines of the pair sources that stand for all providers or all senders together.</summary>
    private static readonly string[] Totals = ["all-providers", "all-senders"];

    private readonly FigureQueries figures = new(database);

    /// <summary>Every group that the pair sources name, by group and year. Empty before the tables are loaded.</summary>
    public async Task<IReadOnlyList<ReconciliationRow>> AllAsync(CancellationToken cancellation)
    {
        var pairs = new List<Figure>();
        foreach (var source in PairSources)
        {
            pairs.AddRange(await figures.FiguresAsync(new FigureFilter { Source = source, Measure = "reports" }, cancellation));
        }

        var disclosures = await figures.FiguresAsync(new FigureFilter { Source = "provider-disclosures", Measure = "reports" }, cancellation);
        var byService = await figures.FiguresAsync(new FigureFilter { Source = "ncmec-provider" }, cancellation);
        var groups = pairs.Select(figure => figure.ProviderGroup).OfType<string>().Except(Totals).ToHashSet();
        return Reconciliation.Rows(pairs, disclosures, byService, groups);
    }
}
