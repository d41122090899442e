using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Providers;

namespace Portal.Ui.Workbench;

/// <summary>Loads a provider's figures through somebody's eyes.</summary>
internal sealed class ProviderFiguresModel(SliceQueries slices, ProviderStore providers, IClock clock)
{
    private const int Months = 12;
    private const int Quarters = 4;

    /// <summary>The view; null where the provider is unknown or the scope has nothing of it.</summary>
    internal async Task<ProviderFiguresView?> LoadAsync(Scope scope, string code, CancellationToken cancellation)
    {
        var all = await providers.AllAsync(cancellation);
        if (all.FirstOrDefault(one => one.Code == code) is not { } provider)
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        SliceWindow[] windows =
        [
            CalendarWindows.LastDays(now, 365),
            CalendarWindows.LastDays(now, 30),
            .. CalendarWindows.Quarters(now, Quarters),
            .. CalendarWindows.Months(now, Months),
        ];
        var found = await slices.SeriesAsync(scope, new ItemFilter { Provider = code }, windows, cancellation);
        return found[0].Availability.Items == 0 && found[0].Counts.Issued == 0
            ? null
            : new ProviderFiguresView(provider, now, found[0], found[1], [.. found.Skip(2).Take(Quarters)], [.. found.Skip(2 + Quarters)]);
    }
}
