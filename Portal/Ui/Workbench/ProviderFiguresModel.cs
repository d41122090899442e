using System.Globalization;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Cube.Baselines;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Data.Providers;

namespace Portal.Ui.Workbench;

/// <summary>Loads the figures of a provider, or of all that somebody may see, out of the stored cells: what it costs does not grow with the items.</summary>
internal sealed class ProviderFiguresModel(CubeQueries cube, DueQueries due, ReappearanceQueries returns, BaselineQueries baselines, QualityModel quality, ProviderStore providers, IClock clock)
{
    private const double Month = 30.0 * NodaConstants.SecondsPerDay;
    private const int Months = 13;
    private const int Quarters = 4;

    /// <summary>The present as figures look at it: the cells know limits by the second.</summary>
    internal Instant Look => Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds());

    /// <summary>A provider's figures; null where it is unknown or the scope has nothing of it.</summary>
    internal async Task<ProviderFiguresView?> LoadAsync(Scope scope, string code, PeriodChoice period, CancellationToken cancellation)
    {
        var provider = (await providers.AllAsync(cancellation)).FirstOrDefault(one => one.Code == code);
        return provider is not null && (await cube.ChoicesAsync(scope, cancellation)).Providers.Contains(code)
            ? await LoadAsync(scope, provider, new ItemFilter { Provider = code }, period, cancellation)
            : null;
    }

    /// <summary>The figures of everything in a scope, under a name; null while nothing is counted.</summary>
    internal Task<ProviderFiguresView?> LoadAllAsync(Scope scope, string name, PeriodChoice period, CancellationToken cancellation) =>
        LoadAsync(scope, new Provider { Code = "", Name = name }, new ItemFilter(), period, cancellation);

    private async Task<ProviderFiguresView?> LoadAsync(Scope scope, Provider provider, ItemFilter filter, PeriodChoice period, CancellationToken cancellation)
    {
        var look = Look;
        var chosen = period.WindowAt(look);
        var quarters = CalendarWindows.Quarters(look, Quarters).Select(window => window.WithLimitsByDay());
        var answers = await cube.SeriesAsync(scope, filter, [chosen, chosen.Before, .. quarters], null, cancellation);
        if (answers.Any(answer => answer is not CubeAnswer.Served))
        {
            return null;
        }

        CubeReport[] reports = [.. answers.OfType<CubeAnswer.Served>().Select(served => served.Report)];
        SliceWindow[] months = [.. CalendarWindows.Months(look, Months).Select(window => window.WithLimitsByDay())];
        var cohorts = await due.SumAsync(scope, filter, look, cancellation);
        var weeks = cohorts.Weeks();
        var events = new WeekBaseline(scope, filter.Provider, [.. (await baselines.ReadAsync(scope, cancellation)).Where(one => one.Provider == filter.Provider)], BaselineRules.Weeks(weeks));
        return new ProviderFiguresView(
            provider,
            SliceFigures.Of(reports[0], CultureInfo.CurrentUICulture),
            reports[0].Period.RestrictedMeanSince(reports[1].Period, Month).Figure,
            [.. reports.Skip(2).Select(report => QuarterFigures.Of(report))],
            [.. months.Select(window => new DueFigures(window, cohorts.OnTime(window), cohorts.OnTimeAgainstOriginal(window)))],
            WeeklyChart.Of(weeks, events.Moving.Select(one => one.Week)),
            events,
            ReturnFigures.Of(await returns.ReadAsync(scope, filter, chosen, reports[0].Reappearance, cancellation)),
            QualityFigures.Of(reports[0], await quality.LoadAsync(scope, filter, look, cancellation)));
    }
}
