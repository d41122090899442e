using Portal.Data.Releases;
using Portal.Data.Releases.Formats;

namespace Portal.Api;

/// <summary>
/// The part of the SDMX REST API, version 2 (of SDMX 3.0), that a statistical client needs: structures, and data of a dataflow. The format is
/// negotiated as the standard says: SDMX-JSON unless something else is asked for.
/// </summary>
internal static class SdmxApi
{
    private static readonly string[] OtherResources = ["availability", "schema", "metadata", "registration"];

    internal static void MapSdmx(this IEndpointRouteBuilder routes)
    {
        routes.MapOpen(PortalUrls.SdmxStructure, StructureAsync);
        routes.MapOpen(PortalUrls.SdmxData, DataAsync);
        routes.MapOpen(PortalUrls.SdmxOther, OtherAsync);
    }

    private static async Task StructureAsync(HttpContext context, string artefact, string agency, string id, string version, OpenData data)
    {
        context.Response.Headers.Vary = "Accept";
        var open = await data.CurrentAsync(context.RequestAborted);
        ReleaseTable[] tables = [.. open.Newest.SelectMany(release => release.Tables).DistinctBy(table => table.Id, StringComparer.Ordinal)];
        if (SdmxWish.Of(context.Request, SdmxOffer.Structures) is not { } wish)
        {
            await OpenProblem.NotAcceptableAsync(context, "Accept", SdmxOffer.Structures.Select(one => one.Name));
            return;
        }

        try
        {
            var query = new SdmxParameters(context.Request.Query, "references", "detail");
            var structures = SdmxStructureQuery.Of(tables, artefact, agency, id, version, query.Text("references", "none"), query.Text("detail", "full"));
            var (newest, isJson) = (open.Newest[0].Version, wish.Offer == SdmxOffer.Structures[0]);
            var bytes = isJson ? SdmxStructureJsonFormat.Write(structures, newest) : SdmxStructureFormat.Write(structures, newest);
            await OpenFileResult.SendAsync(context, OpenFile.Made(wish.MediaType, open.Modified, bytes));
        }
        catch (SdmxQueryException refused)
        {
            await OpenProblem.RefusedAsync(context, refused);
        }
    }

    private static async Task DataAsync(HttpContext context, string of, string agency, string id, string version, string key, OpenData data)
    {
        context.Response.Headers.Vary = "Accept";
        var open = await data.CurrentAsync(context.RequestAborted);
        if (SdmxWish.Of(context.Request, SdmxOffer.Data) is not { } wish)
        {
            await OpenProblem.NotAcceptableAsync(context, "Accept", SdmxOffer.Data.Select(one => one.Name));
            return;
        }

        try
        {
            var (table, release) = Find(open, of, agency, id, version);
            var part = SdmxQuery.Of(table, SdmxParameters.OfData(context.Request.Query, key));
            var file = part.IsWhole && wish.IsPlain && open.TryFile(table.Id + wish.Offer.Format.Suffix, out var whole)
                ? whole
                : OpenFile.Made(wish.MediaType, open.Modified, wish.Write(part, release));
            await OpenFileResult.SendAsync(context, file);
        }
        catch (SdmxQueryException refused)
        {
            await OpenProblem.RefusedAsync(context, refused);
        }
    }

    /// <summary>The other resources of the standard are named, so that a client knows that nothing is wrong with its question.</summary>
    private static Task OtherAsync(HttpContext context, string resource, string rest = "") => OtherResources.Contains(resource)
        ? OpenProblem.RefusedAsync(context, new SdmxQueryException(SdmxRefusal.NotOffered, $"This site offers structure and data queries, not {resource}."))
        : OpenProblem.NotFoundAsync(context, "No such resource", $"There is no {(rest.Length == 0 ? "resource" : "query")} here: ask {PortalUrls.SdmxFlows} for every dataflow.");

    private static (ReleaseTable Table, ReleaseVersion Version) Find(OpenDataSet open, string of, string agency, string id, string version)
    {
        if (of is "*" or "datastructure" or "provisionagreement" || id == "*" || string.Concat(agency, id, version).Contains(',', StringComparison.Ordinal))
        {
            throw new SdmxQueryException(SdmxRefusal.NotOffered, "This site answers data queries of one dataflow at a time.");
        }

        var table = of == "dataflow" ? SdmxQuery.Find(open.Newest.SelectMany(release => release.Tables), agency, id, version) : null;
        return table is not null && open.Table(table.Id) is { } found
            ? found
            : throw new SdmxQueryException(SdmxRefusal.NoData, $"There is no such dataflow: ask {PortalUrls.SdmxFlows} for every one.");
    }
}
