using Portal.Data.Cube;
using Portal.Data.Cube.Baselines;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Ui.Workbench;

namespace Portal.Regulators.Providers;

/// <summary>
/// The providers that a scope has notices of, by name: no order by rate, no ranks. What the cells give is kept as long as they stay the same; the
/// state is asked before each look, so that a list is never older than what is stored.
/// </summary>
internal sealed class ProviderListModel(CubeQueries cube, DueQueries due, CohortReader reader, BaselineQueries baselines, ProviderStore providers, ProviderFiguresModel figures)
{
    private const int MostProviders = 100_000;
    private readonly VersionShelf<ProviderListParts> shelf = new(MostProviders, one => 1 + one.Numbers.Count);

    /// <summary>The list, of one type or of all.</summary>
    internal async Task<ProviderListView> LoadAsync(Scope scope, PeriodChoice period, string? type, CancellationToken cancellation)
    {
        var parts = await PartsAsync(scope, period.WindowAt(figures.Look), cancellation);
        var seen = (await providers.AllAsync(cancellation)).Where(one => parts.Numbers.ContainsKey(one.Code)).ToArray();
        var shown = Array.FindAll(seen, one => type is null || one.Type == type);
        var moves = (await baselines.ReadAsync(scope, cancellation)).Where(one => one.Moves(scope)).ToLookup(one => one.Provider, one => one.Week, StringComparer.Ordinal);
        return new ProviderListView(
            parts.Window,
            [.. shown.Select(one => new ProviderLine(one, parts.Numbers[one.Code], WeeklyChart.Of(parts.Weeks.GetValueOrDefault(one.Code, []), moves[one.Code])))],
            ComparisonModel.Compare(parts.Cohorts, shown, type is null ? "all types" : FigureWords.ProviderType(shown.FirstOrDefault() ?? new Provider { Code = "", Name = "", Type = type })),
            [.. seen.Select(one => one.Type).OfType<string>().Distinct().Order(StringComparer.Ordinal)]);
    }

    private async Task<ProviderListParts> PartsAsync(Scope scope, SliceWindow window, CancellationToken cancellation)
    {
        var (version, key) = (await cube.VersionAsync(cancellation), ProviderListKey.Of(scope, window));
        var kept = shelf.Find(version, key);
        if (kept?.ServeAt(window.AsOf) == true)
        {
            return kept;
        }

        var found = await cube.ByProviderAsync(scope, window, cancellation);
        var numbers = found.Where(one => one.Value is CubeAnswer.Served).ToDictionary(one => one.Key, one => ProviderNumbers.Of(((CubeAnswer.Served)one.Value).Report), StringComparer.Ordinal);
        var parts = kept is not null ? kept with { Window = window, Numbers = numbers } : await PartsAsync(scope, window, numbers, cancellation);

        // Read in several statements: only what no import came between is one state
        if (numbers.Count == found.Count && version.IsCounted && await cube.VersionAsync(cancellation) == version)
        {
            shelf.Keep(version, key, parts);
        }

        return parts;
    }

    private async Task<ProviderListParts> PartsAsync(Scope scope, SliceWindow window, IReadOnlyDictionary<string, ProviderNumbers> numbers, CancellationToken cancellation)
    {
        var cohorts = await reader.ReadAsync(scope, window, cancellation);
        var weeks = await due.ByProviderAsync(scope, window.AsOf, cancellation);
        return new ProviderListParts(window, numbers, cohorts, weeks.WeeksByProvider());
    }
}
