using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Providers;

namespace Portal.Ui.Workbench;

/// <summary>Loads the clocks that ask for attention, and the story of one notice.</summary>
internal sealed class ClockBoardModel(NoticeQueries notices, ProviderStore providers, IClock clock)
{
    /// <summary>How long an undetermined item stays on the board.</summary>
    private static readonly Duration UndeterminedFor = Duration.FromDays(7);

    internal async Task<ClockBoardView> LoadAsync(Scope scope, ItemFilter filter, BoardState? state, long? notice, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var items = await notices.ItemsAsync(scope, filter with { EndedFrom = now - UndeterminedFor }, cancellation);
        var all = await providers.AllAsync(cancellation);
        var rows = DeadlineBoard.Of(items, now, now - UndeterminedFor);
        var story = notice is { } id ? await notices.TimelineAsync(scope, id, cancellation) : [];
        var zone = story.Select(one => one.Provider).OfType<string>().FirstOrDefault() is { } code
            ? all.FirstOrDefault(one => one.Code == code)?.HomeZone
            : null;
        return new ClockBoardView(
            now,
            state is null ? rows : [.. rows.Where(row => row.State == state)],
            all.ToDictionary(one => one.Code, one => one.Name, StringComparer.Ordinal),
            [.. items.Select(item => item.State.Provider).Distinct(StringComparer.Ordinal)],
            [.. items.Select(item => item.State.HostCountry).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            story,
            zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone),
            items.Any(item => item.IsSynthetic));
    }
}
