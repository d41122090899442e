using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Providers;

namespace Portal.Regulators.Providers;

/// <summary>The providers that a scope has notices of, by name: no order by rate, no ranks.</summary>
internal sealed class ProviderListModel(SliceQueries slices, ProviderStore providers, IClock clock)
{
    internal async Task<ProviderListView> LoadAsync(Scope scope, CancellationToken cancellation)
    {
        var window = CalendarWindows.LastDays(clock.GetCurrentInstant(), 365);
        var found = await slices.ByProviderAsync(scope, new ItemFilter { EndedFrom = window.From }, window, cancellation);
        var all = await providers.AllAsync(cancellation);
        return new ProviderListView(window.AsOf, [.. all.Where(one => found.ContainsKey(one.Code)).Select(one => (one, found[one.Code]))]);
    }
}
