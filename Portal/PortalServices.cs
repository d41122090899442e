using Microsoft.AspNetCore.ResponseCompression;
using NodaTime;

namespace Portal;

/// <summary>Every registration of the web host, explicit, grouped by surface.</summary>
internal static class PortalServices
{
    internal static WebApplicationBuilder AddPortal(this WebApplicationBuilder builder)
    {
        // Also outside Development: isolated styles and the library's assets come from the manifest beside the program.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Host.UseDefaultServiceProvider(options => options.ValidateScopes = options.ValidateOnBuild = true);

        var services = builder.Services;
        services.AddSingleton<IClock>(SystemClock.Instance);
        AddPages(services);
        return builder;
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddResponseCompression(options =>
        {
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/problem+json"];
        });
    }
}
