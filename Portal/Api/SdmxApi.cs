using Portal.Data.Releases;
using Portal.Data.Releases.Formats;

namespace Portal.Api;

/// <summary>The part of the SDMX REST API, version 3, that a statistical client needs: structures, and data of a dataflow as SDMX-CSV or generic XML.</summary>
internal static class SdmxApi
{
    private static readonly string[] Artefacts = ["*", "dataflow", "datastructure"];

    internal static void MapSdmx(this IEndpointRouteBuilder routes)
    {
        string[] read = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods(PortalUrls.SdmxStructure, read, StructureAsync);
        routes.MapMethods(PortalUrls.SdmxData, read, DataAsync);
    }

    private static async Task StructureAsync(HttpContext context, string artefact, string agency, string id, OpenData data)
    {
        var open = await DataApi.CurrentAsync(context, data);
        var tables = open.Newest.SelectMany(release => release.Tables).DistinctBy(table => table.Id, StringComparer.Ordinal).ToArray();
        var asked = id == "*" ? tables : SdmxQuery.Find(tables, id) is { } found ? [found] : [];
        if (!Artefacts.Contains(artefact) || agency is not ("RTR" or "*") || asked.Length == 0)
        {
            await OpenProblem.NotFoundAsync(context, "No such structure", "Ask for dataflow/RTR/* to see every dataflow.");
            return;
        }

        var bytes = SdmxStructureFormat.Write(asked, open.Newest[0].Version);
        await OpenFileResult.SendAsync(context, OpenFile.Made("application/vnd.sdmx.structure+xml; version=2.1", open.Modified, bytes));
    }

    private static async Task DataAsync(HttpContext context, string agency, string id, string key, OpenData data)
    {
        var open = await DataApi.CurrentAsync(context, data);
        if (agency is not ("RTR" or "*") || SdmxQuery.Find(open.Newest.SelectMany(release => release.Tables), id) is not { } table)
        {
            await OpenProblem.NotFoundAsync(context, "No such dataflow", "Ask /sdmx/3/structure/dataflow/RTR/* for every dataflow.");
            return;
        }

        try
        {
            var cut = TableCut.Of(table, SdmxQuery.Wanted(table, key, OpenProblem.Filters(context.Request.Query)));
            var version = open.Table(table.Id)!.Value.Version;
            var isXml = context.Request.Headers.Accept.ToString().Contains("genericdata+xml", StringComparison.OrdinalIgnoreCase);
            var format = TableFormat.All.First(one => one.Suffix == (isXml ? ".xml" : ".sdmx.csv"));
            context.Response.Headers.Vary = "Accept";
            await OpenFileResult.SendAsync(context, OpenFile.Made(format.MediaType, open.Modified, format.Write(cut, version)));
        }
        catch (ArgumentException unknown)
        {
            await OpenProblem.BadRequestAsync(context, unknown);
        }
    }
}
