using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Ui.Workbench;

namespace Portal.Regulators.Providers;

/// <summary>Compares providers of one type, or of all where a type has too few for it.</summary>
internal sealed class ComparisonModel(DueQueries due, ProviderStore providers)
{
    /// <summary>The comparison that one provider belongs to.</summary>
    internal async Task<ComparisonView> OfAsync(Scope scope, Provider own, SliceWindow window, CancellationToken cancellation)
    {
        var cohorts = await due.ReadAsync(scope, new ItemFilter(), window, cancellation);
        var all = await providers.AllAsync(cancellation);
        var alike = Compare(cohorts, [.. all.Where(one => one.Type == own.Type)], FigureWords.ProviderType(own), window);
        return alike.WhyNot is null ? alike : Compare(cohorts, all, "all types", window);
    }

    /// <summary>The comparison of some providers.</summary>
    internal static ComparisonView Compare(DueCohorts cohorts, IReadOnlyCollection<Provider> some, string group, SliceWindow window)
    {
        var names = some.ToDictionary(one => one.Code, StringComparer.Ordinal);
        var strata = cohorts.Strata(window).Where(stratum => names.ContainsKey(stratum.Unit)).ToArray();
        return new ComparisonView(
            group,
            new Funnel(cohorts.ByProvider(window).Where(unit => names.ContainsKey(unit.Label))),
            IndirectStandardisation.Compare(strata).ToDictionary(ratio => ratio.Unit, StringComparer.Ordinal),
            names);
    }
}
