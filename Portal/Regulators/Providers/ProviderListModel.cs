using System.Globalization;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Ui.Workbench;

namespace Portal.Regulators.Providers;

/// <summary>The providers that a scope has notices of, by name: no order by rate, no ranks.</summary>
internal sealed class ProviderListModel(CubeQueries cube, DueQueries due, ProviderStore providers, ProviderFiguresModel figures)
{
    /// <summary>The list, of one type or of all.</summary>
    internal async Task<ProviderListView> LoadAsync(Scope scope, PeriodChoice period, string? type, CancellationToken cancellation)
    {
        var window = period.WindowAt(figures.Look);
        var found = await cube.ByProviderAsync(scope, window, cancellation);
        var seen = (await providers.AllAsync(cancellation)).Where(one => found.GetValueOrDefault(one.Code) is CubeAnswer.Served).ToArray();
        var shown = Array.FindAll(seen, one => type is null || one.Type == type);
        var (monday, weeks) = ProviderFiguresModel.WeeksOf(window.AsOf);
        var start = monday.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var stretch = window with { From = Instant.Min(window.From, start), To = Instant.Max(window.To, window.AsOf) };
        var cohorts = await due.ReadAsync(scope, new ItemFilter(), stretch, cancellation);
        return new ProviderListView(
            window,
            [.. shown.Select(one => (one, SliceFigures.Of(((CubeAnswer.Served)found[one.Code]).Report, CultureInfo.CurrentUICulture), WeeklyChart.Of(cohorts.Of(one.Code).Weeks(monday, weeks))))],
            ComparisonModel.Compare(cohorts, shown, type is null ? "all types" : FigureWords.ProviderType(shown.FirstOrDefault() ?? new Provider { Code = "", Name = "", Type = type }), window),
            [.. seen.Select(one => one.Type).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            monday);
    }
}
