using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Ui.Workbench;

namespace Portal.Regulators.Providers;

/// <summary>Compares providers of one type, or of all where a type has too few for it.</summary>
internal sealed class ComparisonModel(CohortReader reader, ProviderStore providers)
{
    /// <summary>The comparison that one provider belongs to.</summary>
    internal async Task<ComparisonView> OfAsync(Scope scope, Provider own, SliceWindow window, CancellationToken cancellation)
    {
        var cohorts = await reader.ReadAsync(scope, window, cancellation);
        var all = await providers.AllAsync(cancellation);
        var alike = Compare(cohorts, [.. all.Where(one => one.Type == own.Type)], FigureWords.ProviderType(own));
        return alike.WhyNot is null ? alike : Compare(cohorts, all, "all types");
    }

    /// <summary>The comparison of some providers, out of the cohorts of all.</summary>
    internal static ComparisonView Compare(ComparedCohorts cohorts, IReadOnlyCollection<Provider> some, string group)
    {
        var names = some.ToDictionary(one => one.Code, StringComparer.Ordinal);
        return new ComparisonView(
            group,
            new Funnel(cohorts.Units.Where(unit => names.ContainsKey(unit.Label))),
            IndirectStandardisation.Compare([.. cohorts.Strata.Where(stratum => names.ContainsKey(stratum.Unit))]).ToDictionary(ratio => ratio.Unit, StringComparer.Ordinal),
            names);
    }
}
