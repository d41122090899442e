using Portal.Ui;

namespace Portal.Public;

/// <summary>The pages above a public page.</summary>
internal static class Trails
{
    internal static IReadOnlyList<Link> Overview { get; } = [new("Overview", PortalUrls.Home)];

    internal static IReadOnlyList<Link> Countries { get; } = [.. Overview, new("Countries", PortalUrls.Countries)];

    internal static IReadOnlyList<Link> Releases { get; } = [.. Overview, new("Releases", PortalUrls.Releases)];

    internal static IReadOnlyList<Link> Data { get; } = [.. Overview, new("Open data", PortalUrls.Data)];

    internal static IReadOnlyList<Link> Providers { get; } = [.. Overview, new("Providers", PortalUrls.Providers)];

    internal static IReadOnlyList<Link> Figures { get; } = [.. Overview, new("Figures of others", PortalUrls.Figures)];

    internal static IReadOnlyList<Link> Regimes { get; } = [.. Overview, new("Time limits", PortalUrls.Regimes)];

    internal static IReadOnlyList<Link> PublishedProviders { get; } = [.. Figures, new("By provider", PortalUrls.PublishedProviders)];
}
