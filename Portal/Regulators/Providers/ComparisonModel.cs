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
        var (units, strata) = (cohorts.ByProvider(window), cohorts.Strata(window));
        var alike = Compare(units, strata, [.. all.Where(one => one.Type == own.Type)], FigureWords.ProviderType(own));
        return alike.WhyNot is null ? alike : Compare(units, strata, all, "all types");
    }

    /// <summary>The comparison of some providers, out of the cohorts of all.</summary>
    internal static ComparisonView Compare(IReadOnlyList<FunnelUnit> units, IReadOnlyCollection<StratumCount> strata, IReadOnlyCollection<Provider> some, string group)
    {
        var names = some.ToDictionary(one => one.Code, StringComparer.Ordinal);
        return new ComparisonView(
            group,
            new Funnel(units.Where(unit => names.ContainsKey(unit.Label))),
            IndirectStandardisation.Compare([.. strata.Where(stratum => names.ContainsKey(stratum.Unit))]).ToDictionary(ratio => ratio.Unit, StringComparer.Ordinal),
            names);
    }
}
