using Portal.Configuration;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;

namespace Portal.Api;

/// <summary>Public addresses of the released tables: whole files as they were signed, and cuts of them. No key, any origin.</summary>
internal static class DataApi
{
    internal static void MapData(this IEndpointRouteBuilder routes)
    {
        routes.MapOpen(PortalUrls.DataFile, FileAsync);
        routes.MapOpen(PortalUrls.DataCatalogue, CatalogueAsync);
        routes.MapOpen(PortalUrls.ReleasesFeed, FeedAsync);
    }

    private static async Task FileAsync(HttpContext context, string name, OpenData data)
    {
        var open = await data.CurrentAsync(context.RequestAborted);
        if (!HasCut(context.Request.Query) && open.Table(name) is not null && OpenAccept.PrefersPage(context.Request))
        {
            context.Response.Headers.Vary = "Accept";
            context.Response.Redirect(PortalUrls.TablePage(name));
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            return;
        }

        if (!HasCut(context.Request.Query) && open.TryFile(name, out var file))
        {
            // Asked for with a query that says nothing
            await OpenFileResult.SendAsync(context, file);
            return;
        }

        await CutAsync(context, name, open);
    }

    /// <summary>A cut of a published table, in any format: <c>c[host_country]=XA,XB</c>, named by its suffix, by <c>format=csv</c> or by its media type.</summary>
    private static async Task CutAsync(HttpContext context, string name, OpenDataSet open)
    {
        var isBare = open.Table(name) is not null;
        var format = !isBare ? TableFormat.OfFile(name)
            : context.Request.Query.TryGetValue("format", out var wanted) ? TableFormat.All.FirstOrDefault(one => one.Suffix == "." + wanted) : OpenAccept.Format(context.Request);
        var id = isBare ? name : name[..^(format?.Suffix.Length ?? 0)];
        if (format is null || open.Table(id) is not var (table, version))
        {
            await OpenProblem.NotFoundAsync(context, "No such table", "The catalogue at /data lists every table and its formats.");
            return;
        }

        try
        {
            var filters = OpenProblem.Filters(context.Request.Query);
            context.Response.Headers.Vary = "Accept";
            var file = filters.Count == 0 && open.TryFile(id + format.Suffix, out var whole)
                ? whole
                : OpenFile.Made(format.MediaType, version.PublishedAt ?? version.KnownAt, format.Write(TableCut.Of(table, filters), version));
            await OpenFileResult.SendAsync(context, file);
        }
        catch (ArgumentException unknown)
        {
            await OpenProblem.BadRequestAsync(context, unknown);
        }
    }

    private static async Task CatalogueAsync(HttpContext context, OpenData data, SiteAddress site)
    {
        var open = await data.CurrentAsync(context.RequestAborted);
        await OpenFileResult.SendAsync(context, OpenFile.Made("application/ld+json", open.Modified, CatalogueFormat.Write(open.Newest, site.Of(context.Request))));
    }

    private static async Task FeedAsync(HttpContext context, OpenData data, SiteAddress site)
    {
        var open = await data.CurrentAsync(context.RequestAborted);
        var feed = AtomFormat.Write([.. open.Publications.Select(one => one.Statement)], site.Of(context.Request));
        await OpenFileResult.SendAsync(context, OpenFile.Made("application/atom+xml; charset=utf-8", open.Modified, feed));
    }

    private static bool HasCut(IQueryCollection query) => query.Keys.Any(key => key.StartsWith("c[", StringComparison.Ordinal) || key == "format");
}
