using System.Text;
using System.Xml.Linq;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases.Formats;

/// <summary>The SDMX-ML 2.1 messages hold the schema, and data hold the structure that they name, which no schema can say.</summary>
public sealed class SdmxSchemaTests
{
    private static readonly XNamespace Structure = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure";
    private static readonly XNamespace Generic = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic";

    [Fact]
    public void Messages_OfEveryKindOfTable_HoldTheSchema()
    {
        ReleaseTable[] tables =
        [
            ReleaseTables.Small,
            ReleaseTables.OfRealCountries,
            TableCut.Of(ReleaseTables.Small, new Dictionary<string, IReadOnlyList<string>> { ["host_country"] = ["XA"], ["measure"] = ["notices"] }),
        ];

        Assert.All(tables, table =>
        {
            Assert.Empty(SdmxSchema.Findings(FileBytes.Of(target => SdmxGenericFormat.Write(target, table, ReleaseTables.Version))));
            Assert.Empty(SdmxSchema.Findings(SdmxStructureFormat.Write(table, ReleaseTables.Version)));
        });
        Assert.Empty(SdmxSchema.Findings(SdmxStructureFormat.Write(SdmxStructures.All(tables[..2]), ReleaseTables.Version)));
    }

    [Theory]
    [InlineData("data", "<mes:Test>true</mes:Test>", "", "Prepared")]
    [InlineData("data", "T00:00:00Z</mes:Prepared>", "</mes:Prepared>", "dateTime")]
    [InlineData("data", " dimensionAtObservation=\"TIME_PERIOD\"", "", "dimensionAtObservation")]
    [InlineData("data", "structureRef=\"DSD_", "structureRef=\"DSE_", "DSE_COUNTRY_BY_CATEGORY_MONTH")]
    [InlineData("data", "action=\"Information\"", "action=\"Inform\"", "action")]
    [InlineData("data", "<gen:ObsDimension value=\"2026-09\" />", "<gen:ObsDimension value=\"2026-13\" />", "2026-13")]
    [InlineData("data", "<gen:ObsValue value=\"NaN\" />", "<gen:ObsValue value=\"\" />", "value")]
    [InlineData("data", "<gen:Value id=\"FREQ\"", "<gen:Value id=\"1FREQ\"", "1FREQ")]
    [InlineData("data", "<gen:Value id=\"FREQ\"", "<gen:Value name=\"FREQ\"", "name")]
    [InlineData("structure", "<str:Codelists>", "<str:Codelists><str:Dataflow id=\"A\" agencyID=\"B\" version=\"1.0\"/>", "Dataflow")]
    [InlineData("structure", " agencyID=\"RTR\" version=\"1.0\">", " version=\"1.0\">", "agencyID")]
    [InlineData("structure", "<com:Name xml:lang=\"en\">Frequency</com:Name>", "", "Name")]
    [InlineData("structure", "version=\"2.1\"", "version=\"2.x\"", "2.x")]
    [InlineData("structure", "<str:Code id=\"XA\">", "<str:Code id=\"XB\">", "OneCode")]
    [InlineData("structure", "<Ref id=\"WLD\" />", "<Ref id=\"ELSEWHERE\" />", "ELSEWHERE")]
    [InlineData("structure", "id=\"TIME_PERIOD\" position", "id=\"TIME\" position", "fixed")]
    [InlineData("structure", "assignmentStatus=\"Mandatory\"", "assignmentStatus=\"Must\"", "assignmentStatus")]
    [InlineData("structure", "textType=\"Decimal\"", "textType=\"Number\"", "textType")]
    public void AMessage_ThatBreaksTheSchema_IsFound(string kind, string right, string wrong, string named)
    {
        var message = Encoding.UTF8.GetString(kind == "data" ? FileBytes.Of(target => SdmxGenericFormat.Write(target, ReleaseTables.Small, ReleaseTables.Version)) : SdmxStructureFormat.Write(ReleaseTables.Small, ReleaseTables.Version));
        Assert.Contains(right, message, StringComparison.Ordinal);
        var at = message.IndexOf(right, StringComparison.Ordinal);

        var findings = SdmxSchema.Findings(Encoding.UTF8.GetBytes(message.Remove(at, right.Length).Insert(at, wrong)));

        Assert.Contains(findings, finding => finding.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void Data_OfEveryObservation_AreCodesOfTheirStructure()
    {
        var structure = XDocument.Load(new MemoryStream(SdmxStructureFormat.Write(ReleaseTables.Small, ReleaseTables.Version)));
        var data = XDocument.Load(new MemoryStream(FileBytes.Of(target => SdmxGenericFormat.Write(target, ReleaseTables.Small, ReleaseTables.Version))));
        var lists = structure.Descendants(Structure + "Codelist").ToDictionary(list => Name(list, "agencyID", "id", "version"), list => list.Elements(Structure + "Code").Select(code => Name(code, "id")).ToHashSet());
        var coded = structure.Descendants(Structure + "Enumeration").ToDictionary(one => Name(one.Parent!.Parent!, "id"), one => lists[Name(one.Element("Ref")!, "agencyID", "id", "version")]);
        string[] dimensions = [.. structure.Descendants(Structure + "Dimension").Select(one => Name(one, "id"))];

        Assert.All(data.Descendants(Generic + "SeriesKey"), key => Assert.Equal(dimensions, key.Elements().Select(value => Name(value, "id"))));
        Assert.All(data.Descendants(Generic + "Value").Where(value => coded.ContainsKey(Name(value, "id"))), value => Assert.Contains(Name(value, "value"), coded[Name(value, "id")]));
        Assert.All(data.Descendants(Generic + "Attributes"), attributes => Assert.Equal("OBS_STATUS", Name(attributes.Elements().First(), "id")));
        Assert.All(data.Descendants(Generic + "Series"), series => Assert.Equal(series.Elements(Generic + "Obs").Count(), series.Descendants(Generic + "ObsDimension").Select(one => Name(one, "value")).Distinct().Count()));
    }

    private static string Name(XElement element, params string[] attributes) => string.Join(' ', attributes.Select(attribute => element.Attribute(attribute)!.Value));
}
