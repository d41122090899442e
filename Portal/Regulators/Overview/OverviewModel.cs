using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Ui.Workbench;

namespace Portal.Regulators.Overview;

/// <summary>Everything that a regulator may see, as one slice.</summary>
internal sealed class OverviewModel(SliceQueries slices, ClockBoardModel board, IClock clock)
{
    private const int Quarters = 4;
    private const int Months = 12;

    internal async Task<OverviewView> LoadAsync(Scope scope, string name, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        SliceWindow[] windows =
        [
            CalendarWindows.LastDays(now, 365), CalendarWindows.LastDays(now, 30), .. CalendarWindows.Quarters(now, Quarters), .. CalendarWindows.Months(now, Months),
        ];
        var found = await slices.SeriesAsync(scope, new ItemFilter(), windows, cancellation);
        var all = new Provider { Code = "", Name = name, IsSynthetic = found[0].IsSynthetic };
        return new OverviewView(
            new ProviderFiguresView(all, now, found[0], found[1], [.. found.Skip(2).Take(Quarters)], [.. found.Skip(2 + Quarters)]),
            await board.CountsAsync(scope, cancellation));
    }
}
