using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;

namespace Portal.Tests.House;

/// <summary>Every address of the running site, how it is drawn and who may see it. A change here is a decision.</summary>
public sealed class RouteTests
{
    private static readonly string[] Workbench = ["Regulators", "Providers", "Operations"];
    private static readonly string[] Open = ["Public", "Account"];

    [Fact]
    public async Task Routes_All_AreApproved()
    {
        await using var app = await PortalApp.StartAsync();

        Snapshot.Matches(string.Join('\n', Endpoints(app).Select(Line).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Pages_OpenOnes_AreExcludedFromInteractiveRouting()
    {
        await using var app = await PortalApp.StartAsync();
        var pages = Endpoints(app).Where(endpoint => Open.Contains(Surface(endpoint))).ToList();

        Assert.NotEmpty(pages);
        Assert.Empty(pages.Where(IsInteractive).Select(Line));
    }

    [Fact]
    public async Task Pages_InteractiveOnes_LieInTheWorkbench()
    {
        await using var app = await PortalApp.StartAsync();
        var pages = Endpoints(app).Where(IsInteractive).ToList();

        Assert.NotEmpty(pages);
        Assert.Empty(pages.Where(endpoint => !Workbench.Contains(Surface(endpoint))).Select(Line));
    }

    [Fact]
    public async Task Pages_OfTheWorkbench_HaveAPolicy()
    {
        await using var app = await PortalApp.StartAsync();
        var pages = Endpoints(app).Where(endpoint => Workbench.Contains(Surface(endpoint))).ToList();

        Assert.NotEmpty(pages);
        Assert.Empty(pages.Where(endpoint => Policies(endpoint).Length == 0 || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Line));
    }

    // Files under wwwroot are left out: their addresses carry a fingerprint of what they hold.
    private static IEnumerable<RouteEndpoint> Endpoints(PortalApp app) =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    private static string Line(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
        var kind = PageOf(endpoint) is null ? "endpoint" : IsInteractive(endpoint) ? "interactive" : "static";
        return string.Join(" | ", '/' + endpoint.RoutePattern.RawText!.TrimStart('/'), string.Join(' ', methods.DefaultIfEmpty("any")), kind, string.Join(' ', Policies(endpoint).DefaultIfEmpty("anyone")));
    }

    private static string[] Policies(RouteEndpoint endpoint) =>
        [.. endpoint.Metadata.OfType<IAuthorizeData>().Select(data => data.Policy ?? "").Where(policy => policy.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    private static bool IsInteractive(RouteEndpoint endpoint) =>
        PageOf(endpoint) is not null && endpoint.Metadata.GetMetadata<ExcludeFromInteractiveRoutingAttribute>() is null;

    private static string Surface(RouteEndpoint endpoint) => PageOf(endpoint)?.Namespace?.Split('.').ElementAtOrDefault(1) ?? "";

    private static Type? PageOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
}
