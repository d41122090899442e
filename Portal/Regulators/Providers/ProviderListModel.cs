using Portal.Data.Cube;
using Portal.Data.Cube.Baselines;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Ui.Workbench;

namespace Portal.Regulators.Providers;

/// <summary>The providers that a scope has notices of, by name: no order by rate, no ranks.</summary>
internal sealed class ProviderListModel(CubeQueries cube, DueQueries due, BaselineQueries baselines, ProviderStore providers, ProviderFiguresModel figures)
{
    /// <summary>The list, of one type or of all.</summary>
    internal async Task<ProviderListView> LoadAsync(Scope scope, PeriodChoice period, string? type, CancellationToken cancellation)
    {
        var window = period.WindowAt(figures.Look);
        var found = await cube.ByProviderAsync(scope, window, cancellation);
        var seen = (await providers.AllAsync(cancellation)).Where(one => found.GetValueOrDefault(one.Code) is CubeAnswer.Served).ToArray();
        var shown = Array.FindAll(seen, one => type is null || one.Type == type);
        var cohorts = await due.ReadAsync(scope, new ItemFilter(), window, cancellation);
        var weeks = (await due.ByProviderAsync(scope, window.AsOf, cancellation)).WeeksByProvider();
        var moves = (await baselines.ReadAsync(scope, cancellation)).Where(one => one.Moves(scope)).ToLookup(one => one.Provider, one => one.Week, StringComparer.Ordinal);
        return new ProviderListView(
            window,
            [.. shown.Select(one => ProviderLine.Of(one, ((CubeAnswer.Served)found[one.Code]).Report, WeeklyChart.Of(weeks.GetValueOrDefault(one.Code, []), moves[one.Code])))],
            ComparisonModel.Compare(cohorts, shown, type is null ? "all types" : FigureWords.ProviderType(shown.FirstOrDefault() ?? new Provider { Code = "", Name = "", Type = type }), window),
            [.. seen.Select(one => one.Type).OfType<string>().Distinct().Order(StringComparer.Ordinal)]);
    }
}
