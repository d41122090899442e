using Portal.Data.Releases;
using Portal.Data.Releases.Formats;

namespace Portal.Api;

/// <summary>
/// The part of the SDMX REST API, version 2 (of SDMX 3.0), that a statistical client needs: structures, and data of a dataflow. The format is
/// negotiated as the standard says: SDMX-JSON unless something else is asked for.
/// </summary>
internal static class SdmxApi
{
    private static readonly string[] Artefacts = ["*", "dataflow", "datastructure"];
    private static readonly string[] Agencies = ["*", "RTR"];
    private static readonly string[] Versions = ["*", "+", "~", "latest", "1.0", "1.0.0", "1.0.0+", "1.0+.0", "1+.0.0"];

    // Parts of the standard that would change the answer; left out of an answer without a word they would mislead
    private static readonly string[] Missing =
        ["updatedAfter", "firstNObservations", "lastNObservations", "includeHistory", "offset", "limit", "sort", "asOf", "reportingYearStartDay", "attributes", "measures"];

    internal static void MapSdmx(this IEndpointRouteBuilder routes)
    {
        routes.MapOpen(PortalUrls.SdmxStructure, StructureAsync);
        routes.MapOpen(PortalUrls.SdmxData, DataAsync);
    }

    private static async Task StructureAsync(HttpContext context, string artefact, string agency, string id, OpenData data, string version = "~")
    {
        context.Response.Headers.Vary = "Accept";
        var open = await data.CurrentAsync(context.RequestAborted);
        ReleaseTable[] tables = [.. open.Newest.SelectMany(release => release.Tables).DistinctBy(table => table.Id, StringComparer.Ordinal)];
        ReleaseTable[] asked = id == "*" ? tables : SdmxQuery.Find(tables, id) is { } found ? [found] : [];
        if (!Artefacts.Contains(artefact) || !Agencies.Contains(agency) || !Versions.Contains(version) || asked.Length == 0)
        {
            await OpenProblem.NotFoundAsync(context, "No such structure", $"Ask {PortalUrls.SdmxFlows} for every dataflow; each comes with its lists, concepts and data structure.");
            return;
        }

        if (SdmxOffer.Choose(context.Request, SdmxOffer.Structures) is not { } offer)
        {
            await OpenProblem.NotAcceptableAsync(context, SdmxOffer.Structures.Select(one => one.Name));
            return;
        }

        var newest = open.Newest[0].Version;
        var bytes = offer == SdmxOffer.Structures[0] ? SdmxStructureJsonFormat.Write(asked, newest) : SdmxStructureFormat.Write(asked, newest);
        await OpenFileResult.SendAsync(context, OpenFile.Made(offer.Format.MediaType, open.Modified, bytes));
    }

    private static async Task DataAsync(HttpContext context, string agency, string id, string version, string key, OpenData data)
    {
        context.Response.Headers.Vary = "Accept";
        var open = await data.CurrentAsync(context.RequestAborted);
        var query = context.Request.Query;
        if (!Agencies.Contains(agency) || !Versions.Contains(version) || SdmxQuery.Find(open.Newest.SelectMany(release => release.Tables), id) is not { } table)
        {
            await OpenProblem.NotFoundAsync(context, "No such dataflow", $"Ask {PortalUrls.SdmxFlows} for every dataflow.");
        }
        else if (SdmxOffer.Choose(context.Request, SdmxOffer.Data) is not { } offer)
        {
            await OpenProblem.NotAcceptableAsync(context, SdmxOffer.Data.Select(one => one.Name));
        }
        else if (Missing.FirstOrDefault(query.ContainsKey) is { } missing)
        {
            await OpenProblem.NotOfferedAsync(context, $"This site does not offer {missing}. It answers whole dataflows, or parts of them by key and by c[COMPONENT].");
        }
        else if (query["dimensionAtObservation"] is [{ } across] && across != SdmxQuery.Time)
        {
            await OpenProblem.NotOfferedAsync(context, $"This site writes series over {SdmxQuery.Time} only.");
        }
        else
        {
            await SendAsync(context, open, table, key, offer);
        }
    }

    /// <summary>The signed file where everything is asked for, else a part of the table.</summary>
    private static async Task SendAsync(HttpContext context, OpenDataSet open, ReleaseTable table, string key, SdmxOffer offer)
    {
        try
        {
            var wanted = SdmxQuery.Wanted(table, key, OpenProblem.Filters(context.Request.Query));
            var file = wanted.Count == 0 && open.TryFile(table.Id + offer.Format.Suffix, out var whole)
                ? whole
                : OpenFile.Made(offer.Format.MediaType, open.Modified, offer.Format.Write(TableCut.Of(table, wanted), open.Table(table.Id)!.Value.Version));
            await OpenFileResult.SendAsync(context, file);
        }
        catch (ArgumentException unknown)
        {
            await OpenProblem.BadRequestAsync(context, unknown);
        }
    }
}
