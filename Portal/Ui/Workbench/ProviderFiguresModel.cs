using System.Collections.Concurrent;
using System.Globalization;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Data.Providers;

namespace Portal.Ui.Workbench;

/// <summary>Loads the figures of a provider, or of all that somebody may see, out of the stored cells: what it costs does not grow with the items.</summary>
internal sealed class ProviderFiguresModel(CubeQueries cube, DueQueries due, SliceChoiceQueries choices, NoticeHistoryQueries history, ProviderStore providers, IClock clock)
{
    private const double Month = 30.0 * NodaConstants.SecondsPerDay;
    private const int Months = 13;
    private const int Quarters = 4;
    private const int QualityItems = 1000;

    /// <summary>How reports arrive changes slowly, and is read from single events.</summary>
    private static readonly Duration QualityFor = Duration.FromMinutes(10);

    private readonly ConcurrentDictionary<(Scope Scope, string? Provider), (Instant At, ReportQuality Quality)> qualities = [];

    /// <summary>The present as figures look at it: the cells know limits by the second.</summary>
    internal Instant Look => Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds());

    /// <summary>A provider's figures; null where it is unknown or the scope has nothing of it.</summary>
    internal async Task<ProviderFiguresView?> LoadAsync(Scope scope, string code, PeriodChoice period, CancellationToken cancellation)
    {
        var provider = (await providers.AllAsync(cancellation)).FirstOrDefault(one => one.Code == code);
        return provider is not null && (await choices.ReadAsync(scope, cancellation)).Providers.Contains(code)
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
        var (monday, weeks) = WeeksOf(look);
        var stretch = months[^1] with { From = Instant.Min(months[0].From, monday.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant()) };
        var cohorts = await due.SumAsync(scope, filter, stretch, cancellation);
        return new ProviderFiguresView(
            provider,
            SliceFigures.Of(reports[0], CultureInfo.CurrentUICulture),
            reports[0].Period.RestrictedMeanSince(reports[1].Period, Month),
            [.. reports.Skip(2).Select(report => SliceFigures.Of(report, FigureWords.Quarter(report.Window)))],
            [.. months.Select(window => new DueFigures(window, cohorts.OnTime(window), cohorts.OnTimeAgainstOriginal(window)))],
            WeeklyChart.Of(cohorts.Weeks(monday, weeks)),
            monday,
            await QualityAsync(scope, filter.Provider, look, cancellation));
    }

    private async Task<ReportQuality> QualityAsync(Scope scope, string? provider, Instant look, CancellationToken cancellation)
    {
        if (!qualities.TryGetValue((scope, provider), out var known) || look - known.At > QualityFor)
        {
            qualities[(scope, provider)] = known = (look, await history.QualityAsync(scope, provider, look - ReportQuality.LongestDelay, QualityItems, cancellation));
        }

        return known.Quality;
    }

    /// <summary>
    /// The full ISO weeks since the first of last year: the baseline of a weekly chart is their first twenty, so it stays where it is until New Year.
    /// </summary>
    internal static (LocalDate Monday, int Weeks) WeeksOf(Instant look)
    {
        var today = look.InUtc().Date;
        var first = new LocalDate(today.Year - 1, 1, 1);
        var monday = first.DayOfWeek == IsoDayOfWeek.Monday ? first : first.Next(IsoDayOfWeek.Monday);
        return (monday, Math.Max(0, Period.DaysBetween(monday, today) / 7));
    }
}
