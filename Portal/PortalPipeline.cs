using Portal.Account;
using Portal.Api;
using Portal.Configuration;
using Portal.Operations.Releases;
using Portal.Public.Regimes;
using Portal.Reminders;

namespace Portal;

/// <summary>Middleware in order, then the endpoints.</summary>
internal static class PortalPipeline
{
    // One language so far; without it the machine's own would decide how figures are written.
    private const string Language = "en";

    internal static WebApplication UsePortal(this WebApplication app)
    {
        var isSecure = SiteAddress.IsSecure(app.Configuration);
        app.Use(LongAddresses.ExplainAsync);
        app.UseMiddleware<OpenFileMiddleware>();
        if (isSecure)
        {
            app.Use(SiteAddress.TakeAsSecureAsync);
        }

        app.Use(HostNames.RefuseAsync);
        app.UseExceptionHandler(ErrorPages.Options());
        app.UseStatusCodePagesWithReExecute(PortalUrls.NotFound, createScopeForStatusCodePages: true);
        app.Use(ErrorPages.ReadAsync);
        app.Use(KnownAddresses.AnswerAsync);
        app.UseResponseCompression();
        app.UseRequestLocalization(Language);
        app.Use(ChartFiles.FindAsync);
        app.UseRouting();
        app.Use(ChartFiles.RefuseAsync);
        app.Use(KnownAddresses.RefuseAsync);
        app.Use(FormCharsets.RefuseAsync);
        app.Use((HttpContext context, RequestDelegate next) => SecurityHeaders.AddAsync(context, next, isSecure));
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(PublicPages.SendAsync);
        return app;
    }

    internal static WebApplication MapPortal(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapGet(PortalUrls.BlazorScript, BlazorScript.Get);
        app.MapAccount();
        app.MapReminders();
        app.MapData();
        app.MapSdmx();
        app.MapEventsApi();
        app.MapSlicesApi();
        app.MapOpenApi(PortalUrls.ApiDescription);
        app.MapGet(PortalUrls.RegimesFile, CatalogueEndpoint.GetAsync);
        app.MapReleaseFiles();
        app.MapPreviewFiles();
        var pages = app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        DevelopmentOnly.Hide(pages, app.Environment);
        return app;
    }
}
