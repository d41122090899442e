using System.Net;
using System.Text.Json;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Api;

/// <summary>The SDMX REST API as a statistical client meets it: formats, parts of the data, structures, and the status codes of the standard.</summary>
public sealed class SdmxApiTests
{
    private const string Flow = "data/dataflow/RTR/DF_COUNTRY_YEAR";

    [Fact]
    public async Task Sdmx_StructureAndData_SpeakOfTheSameFlow()
    {
        var app = await SeededSite.AppAsync();
        using var structures = JsonDocument.Parse(await app.Client.GetStringAsync("/sdmx/3/structure/dataflow/RTR/*"));
        var flows = structures.RootElement.GetProperty("data").GetProperty("dataflows").EnumerateArray().Select(flow => flow.GetProperty("id").GetString()!).ToArray();

        Assert.NotEmpty(flows);
        foreach (var flow in flows)
        {
            var csv = await AskAsync(app, $"/sdmx/3/data/dataflow/RTR/{flow}/1.0.0/*", "application/vnd.sdmx.data+csv;version=2.0.0");
            Assert.StartsWith("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,", csv.Text, StringComparison.Ordinal);
            Assert.Contains($"dataflow,RTR:{flow}(1.0.0),I,", csv.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("data/dataflow/RTR/DF_COUNTRY_YEAR/1.0.0/*", null, "application/vnd.sdmx.data+json")]
    [InlineData("data/dataflow/RTR/DF_COUNTRY_YEAR/+/A.XA", "*/*", "application/vnd.sdmx.data+json")]
    [InlineData("data/dataflow/RTR/DF_COUNTRY_YEAR/1.0.0", "application/vnd.sdmx.data+json;version=2.0.0", "application/vnd.sdmx.data+json")]
    [InlineData("data/dataflow/RTR/DF_COUNTRY_YEAR/1.0.0", "application/vnd.sdmx.data+json;version=2+.0.0", "application/vnd.sdmx.data+json")]
    [InlineData("data/dataflow/RTR/DF_COUNTRY_YEAR/1.0.0", "application/json;q=0.2, application/vnd.sdmx.data+csv;version=2.0.0;labels=id", "application/vnd.sdmx.data+csv")]
    [InlineData("data/dataflow/RTR/DF_COUNTRY_YEAR", "application/json;q=0, */*", "application/vnd.sdmx.data+csv")]
    [InlineData("data/dataflow/RTR/DF_COUNTRY_YEAR/1.0.0", "application/vnd.sdmx.data+csv;version=2.0.0;labels=both", "application/vnd.sdmx.data+csv")]
    [InlineData("data/dataflow/RTR/DF_COUNTRY_YEAR/1.0.0", "application/vnd.sdmx.data+csv;labels=0", null)]
    [InlineData("data/dataflow/RTR/DF_COUNTRY_YEAR/1.0.0", "application/vnd.sdmx.data+csv;timeFormat=normalized", null)]
    [InlineData("data/dataflow/RTR/DF_COUNTRY_YEAR/1.0.0", "application/vnd.sdmx.genericdata+xml;version=2.1", "application/vnd.sdmx.genericdata+xml")]
    [InlineData("data/dataflow/RTR/DF_COUNTRY_YEAR/1.0.0", "application/vnd.sdmx.data+csv;version=1.0.0", null)]
    [InlineData("data/dataflow/RTR/DF_COUNTRY_YEAR/1.0.0", "image/png", null)]
    [InlineData("structure/dataflow/RTR/DF_COUNTRY_YEAR", null, "application/vnd.sdmx.structure+json")]
    [InlineData("structure/datastructure/RTR/DSD_COUNTRY_YEAR/1.0.0", "application/vnd.sdmx.structure+xml;version=2.1", "application/vnd.sdmx.structure+xml")]
    [InlineData("structure/dataflow/RTR/*", "application/vnd.sdmx.structure+xml;version=3.0.0", null)]
    public async Task Sdmx_AskedByAccept_AnswersInThatFormatOrSaysWhichThereAre(string address, string? accept, string? mediaType)
    {
        var app = await SeededSite.AppAsync();

        var (status, type, text) = await AskAsync(app, "/sdmx/3/" + address, accept);

        Assert.Equal(mediaType is null ? HttpStatusCode.NotAcceptable : HttpStatusCode.OK, status);
        Assert.Equal(mediaType ?? "application/problem+json", type);
        Assert.Equal(mediaType is null, text.Contains("Ask for one of these by Accept: application/vnd.sdmx.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Flow + "/9.9.9/*", HttpStatusCode.NotFound)]
    [InlineData("data/dataflow/RTR/DF_NONE/1.0.0/*", HttpStatusCode.NotFound)]
    [InlineData("data/dataflow/ECB/DF_COUNTRY_YEAR", HttpStatusCode.NotFound)]
    [InlineData("data/dataset/RTR/DF_COUNTRY_YEAR", HttpStatusCode.NotFound)]
    [InlineData(Flow + "/1.0.0/A.ZZ", HttpStatusCode.NotFound)]
    [InlineData(Flow + "/1.0.0/M", HttpStatusCode.NotFound)]
    [InlineData(Flow + "?c[TIME_PERIOD]=gt:2999", HttpStatusCode.NotFound)]
    [InlineData(Flow + "?c[OBS_STATUS]=Z", HttpStatusCode.NotFound)]
    [InlineData(Flow + "?offset=1000000", HttpStatusCode.NotFound)]
    [InlineData(Flow + "/1.0.0/A.XA.due.2025.x", HttpStatusCode.BadRequest)]
    [InlineData(Flow + "?c[TIME_PERIOD]=ge:yesterday", HttpStatusCode.BadRequest)]
    [InlineData(Flow + "?c[TIME_PERIOD]=ge:2025-13", HttpStatusCode.BadRequest)]
    [InlineData(Flow + "?c[OBS_VALUE]=ge:many", HttpStatusCode.BadRequest)]
    [InlineData(Flow + "?c[REF_AREA]=xx:A", HttpStatusCode.BadRequest)]
    [InlineData(Flow + "?c[REF_AREA]=", HttpStatusCode.BadRequest)]
    [InlineData(Flow + "?c[REF_AREA]=XA&c[REF_AREA]=XB", HttpStatusCode.BadRequest)]
    [InlineData(Flow + "?c[REF_AREA=XA", HttpStatusCode.BadRequest)]
    [InlineData(Flow + "?startPeriod=2025", HttpStatusCode.BadRequest)]
    [InlineData(Flow + "?firstNObservations=0", HttpStatusCode.BadRequest)]
    [InlineData(Flow + "?limit=-1", HttpStatusCode.BadRequest)]
    [InlineData(Flow + "?c[PLANET]=X", HttpStatusCode.UnprocessableEntity)]
    [InlineData(Flow + "?attributes=COLOUR", HttpStatusCode.UnprocessableEntity)]
    [InlineData(Flow + "?measures=WEIGHT", HttpStatusCode.UnprocessableEntity)]
    [InlineData(Flow + "?dimensionAtObservation=PLANET", HttpStatusCode.UnprocessableEntity)]
    [InlineData(Flow + "?dimensionAtObservation=REF_AREA", HttpStatusCode.NotImplemented)]
    [InlineData(Flow + "?updatedAfter=2026-01-01", HttpStatusCode.NotImplemented)]
    [InlineData(Flow + "?includeHistory=true", HttpStatusCode.NotImplemented)]
    [InlineData(Flow + "?includeHistory=false", HttpStatusCode.OK)]
    [InlineData("data/dataflow/RTR/*", HttpStatusCode.NotImplemented)]
    [InlineData("data/datastructure/RTR/DSD_COUNTRY_YEAR", HttpStatusCode.NotImplemented)]
    [InlineData("data/dataflow/RTR/DF_COUNTRY_YEAR,DF_SECTOR_YEAR", HttpStatusCode.NotImplemented)]
    [InlineData("availability/dataflow/RTR/DF_COUNTRY_YEAR", HttpStatusCode.NotImplemented)]
    [InlineData("schema/dataflow/RTR/DF_COUNTRY_YEAR/1.0.0", HttpStatusCode.NotImplemented)]
    [InlineData("nothing", HttpStatusCode.NotFound)]
    [InlineData("structure/codelist/RTR/CL_NONE", HttpStatusCode.NotFound)]
    [InlineData("structure/planet/RTR/X", HttpStatusCode.NotFound)]
    [InlineData("structure/dataflow/RTR/*?references=cousins", HttpStatusCode.BadRequest)]
    [InlineData("structure/dataflow/RTR/*?detail=little", HttpStatusCode.BadRequest)]
    public async Task WhatHasNoAnswer_SaysWhyByTheCodesOfTheStandard(string address, HttpStatusCode status)
    {
        var answer = await AskAsync(await SeededSite.AppAsync(), "/sdmx/3/" + address, null);

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == HttpStatusCode.OK ? "application/vnd.sdmx.data+json" : "application/problem+json", answer.Type);
    }

    [Theory]
    [InlineData("*", "c[REF_AREA]=XA,XB", 2, 0)]
    [InlineData("A.XA,A.XB", "", 2, 0)]
    [InlineData("A.XA+XB", "", 2, 0)]
    [InlineData("A.XA.due,A.XB.on_time", "", 2, 2)]
    [InlineData("*", "c[REF_AREA]=sw:X&c[INDICATOR]=due&limit=3", 3, 3)]
    [InlineData("A.*.due", "c[TIME_PERIOD]=ge:2025-01+le:2025-12&lastNObservations=1&offset=1&limit=2", 2, 2)]
    public async Task Data_InParts_AreTheCellsAskedFor(string key, string query, int areas, int rows)
    {
        var (status, _, text) = await AskAsync(await SeededSite.AppAsync(), $"/sdmx/3/{Flow}/1.0.0/{key}?{query}", "text/csv");
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).ToArray();

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(areas, lines.Select(line => line.Split(',')[4]).Distinct().Count());
        Assert.True(rows == 0 || rows == lines.Length, text);
    }

    [Theory]
    [InlineData("structure/dataflow/RTR/DF_COUNTRY_YEAR", "dataflows 1")]
    [InlineData("structure/dataflow/RTR/DF_COUNTRY_YEAR?references=children", "dataflows 1, dataStructures 1")]
    [InlineData("structure/dataflow/RTR/DF_COUNTRY_YEAR?references=descendants", "dataflows 1, codelists 6, conceptSchemes 2, dataStructures 1")]
    [InlineData("structure/dataflow/RTR/DF_COUNTRY_YEAR/~?references=codelist", "dataflows 1, codelists 6")]
    [InlineData("structure/datastructure/RTR/DSD_COUNTRY_YEAR/1.0.0?references=parents", "dataflows 1, dataStructures 1")]
    [InlineData("structure/codelist/SDMX/CL_FREQ/2.1", "codelists 1")]
    [InlineData("structure/codelist/SDMX/CL_FREQ,CL_OBS_STATUS?detail=allstubs", "codelists 2")]
    [InlineData("structure/conceptscheme", "conceptSchemes 2")]
    public async Task Structure_WithReferences_HoldsThoseAlone(string address, string held)
    {
        using var message = JsonDocument.Parse((await AskAsync(await SeededSite.AppAsync(), "/sdmx/3/" + address, null)).Text);
        var xml = await AskAsync(await SeededSite.AppAsync(), "/sdmx/3/" + address, "application/xml");

        Assert.Equal(held, string.Join(", ", message.RootElement.GetProperty("data").EnumerateObject().Select(kind => $"{kind.Name} {kind.Value.GetArrayLength()}")));
        Assert.Empty(SdmxSchema.Findings(System.Text.Encoding.UTF8.GetBytes(xml.Text)));
    }

    [Fact]
    public async Task Structure_ByNameOnly_TellsNoCodes()
    {
        var stub = (await AskAsync(await SeededSite.AppAsync(), "/sdmx/3/structure/dataflow/RTR/DF_COUNTRY_YEAR?references=descendants&detail=referencestubs", null)).Text;

        Assert.Contains("\"isExternalReference\":true", stub, StringComparison.Ordinal);
        Assert.DoesNotContain("\"codes\"", stub, StringComparison.Ordinal);
        Assert.Contains("\"structure\":\"urn:sdmx:", stub, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string? Type, string Text)> AskAsync(PortalApp app, string address, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var response = await app.Client.SendAsync(request);
        return (response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }
}
