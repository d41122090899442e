namespace Portal.Data.Seeding;

/// <summary>A fictional provider as it is registered.</summary>
/// <param name="Code">Provider code.</param>
/// <param name="Name">Name, ending in "(fictional)".</param>
/// <param name="Type">Provider type code.</param>
/// <param name="HomeZone">IANA zone of its home.</param>
/// <param name="HomeCountry">Code of its home country.</param>
public sealed record SyntheticProviderRow(string Code, string Name, string Type, string HomeZone, string HomeCountry)
{
    /// <summary>The providers of a world.</summary>
    public static IReadOnlyList<SyntheticProviderRow> Of(Generator generator) =>
    [
        .. generator.World.Providers.Select(provider => new SyntheticProviderRow(
            provider.Code,
            provider.Name,
            provider.Type.Code,
            SyntheticCountry.All[provider.Hosts[0]].ZoneId,
            generator.World.CountryCode(provider.Hosts[0]))),
    ];
}
