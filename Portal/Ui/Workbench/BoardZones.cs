using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Data.Seeding;

namespace Portal.Ui.Workbench;

/// <summary>Whose clock on the wall shows what: the provider's own zone, and that of the authority whose rule binds or who issued.</summary>
public sealed class BoardZones(RuleCatalogue catalogue, IEnumerable<Provider> providers)
{
    // Invented countries have a zone of their own, so that the demonstration has clock changes too
    private static readonly Dictionary<string, string> Invented = SyntheticCountry.All.ToDictionary(one => one.Code, one => one.ZoneId, StringComparer.Ordinal);

    private readonly Dictionary<string, DateTimeZone?> byProvider = providers.ToDictionary(
        one => one.Code, one => one.HomeZone is { } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null, StringComparer.Ordinal);

    /// <summary>The provider's zone; null where unknown.</summary>
    public DateTimeZone? OfProvider(string code) => byProvider.GetValueOrDefault(code);

    /// <summary>The authority's zone; null where unknown.</summary>
    public DateTimeZone? OfAuthority(string? rule, string issuer) =>
        (rule is null ? null : catalogue.Named(rule).FirstOrDefault(one => one.Id == rule)?.Zone)
        ?? catalogue.ZoneOf(issuer)
        ?? (Invented.TryGetValue(issuer, out var id) ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null);

    /// <summary>The zone that an address asks for; UTC where it is unknown.</summary>
    public DateTimeZone Of(BoardZone zone, BoardClock clock) => zone switch
    {
        BoardZone.Provider => OfProvider(clock.Provider),
        BoardZone.Authority => OfAuthority(clock.Rule, clock.IssuerCountry),
        _ => null,
    } ?? DateTimeZone.Utc;
}
