using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CsvHelper;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases.Formats;

/// <summary>
/// The rules of SDMX-CSV 2.0 (field guide of the SDMX Technical Working Group), the order that the schemas of SDMX-ML 2.1 want, and the official
/// codes, the same in every message.
/// </summary>
public sealed class SdmxFormatTests
{
    private static readonly XNamespace Structure = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure";
    private static readonly XNamespace Common = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common";
    private static readonly ReleaseTable Table = ReleaseTables.Small;

    /// <summary>Flag, observation status and confidentiality status of each way in which a cell can stand.</summary>
    public static TheoryData<CellStatus, string, string> Statuses => new()
    {
        { CellStatus.Shown, "A", "F" },
        { CellStatus.Suppressed, "Q", "N" },
        { CellStatus.SuppressedPrimary, "Q", "N" },
        { CellStatus.SuppressedSecondary, "Q", "N" },
        { CellStatus.NotApplicable, "M", "" },
        { CellStatus.NotYetKnown, "O", "" },
        { CellStatus.Unreliable, "U", "" },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public void OfficialStatus_EveryStatus_TellsNoHidingFromAnother(CellStatus status, string observation, string confidentiality)
    {
        Assert.Equal(observation, CellFlag.ObservationStatus(status));
        Assert.Equal(confidentiality, CellFlag.ConfidentialityStatus(status));
    }

    [Fact]
    public void Csv_Header_IsTheOrderOfTheDataStructure()
    {
        var header = Lines(FileBytes.Of(target => SdmxCsvFormat.Write(target, Table)))[0].Split(',');

        Assert.Equal(["STRUCTURE", "STRUCTURE_ID", "ACTION"], header[..3]);
        Assert.Equal(Components(XDocument.Load(new MemoryStream(SdmxStructureFormat.Write(Table, ReleaseTables.Version)))), header[3..]);
        Assert.Equal(
            ["FREQ", "REF_AREA", "CATEGORY", "INDICATOR", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "FLAG", "LOW", "HIGH", "CARRIED"], header[3..]);
    }

    [Fact]
    public void Csv_EveryRow_IsOneObservationByCodesOnly()
    {
        var rows = Rows(FileBytes.Of(target => SdmxCsvFormat.Write(target, Table)));

        Assert.Equal(Table.Cells.Count, rows.Count);
        Assert.All(rows.Zip(Table.Cells), pair =>
        {
            var (row, cell) = pair;
            Assert.Equal(["dataflow", "RTR:DF_COUNTRY_BY_CATEGORY_MONTH(1.0.0)", "I", "M"], [row["STRUCTURE"], row["STRUCTURE_ID"], row["ACTION"], row["FREQ"]]);
            Assert.Equal([.. cell.Codes, cell.Measure], [row["REF_AREA"], row["CATEGORY"], row["TIME_PERIOD"], row["INDICATOR"]]);
            Assert.Equal(
                [Text(cell.Value), CellFlag.ObservationStatus(cell.Status), CellFlag.ConfidentialityStatus(cell.Status), CellFlag.Of(cell), Text(cell.Low), Text(cell.High), cell.IsCarried ? "true" : "false"],
                [row["OBS_VALUE"], row["OBS_STATUS"], row["CONF_STATUS"], row["FLAG"], row["LOW"], row["HIGH"], row["CARRIED"]]);
        });
    }

    [Fact]
    public void Csv_NumbersBelowZero_StayNumbers()
    {
        var below = Table with { Cells = [Table.Cells[0] with { Value = -5, Low = -7.5m }, .. Table.Cells.Skip(1)] };

        Assert.Contains(",-5,A,F,,-7.5,,", Encoding.UTF8.GetString(FileBytes.Of(target => SdmxCsvFormat.Write(target, below))), StringComparison.Ordinal);
    }

    [Fact]
    public void StructureXml_Parts_StandInTheOrderOfTheSchema()
    {
        var message = XDocument.Load(new MemoryStream(SdmxStructureFormat.Write(ReleaseTables.OfRealCountries, ReleaseTables.Version)));

        Assert.Equal(["Dataflows", "Codelists", "Concepts", "DataStructures"], Names(message.Root!.Elements().Last()));
        Assert.All(message.Descendants(Structure + "DataStructureComponents"), parts => Assert.Equal(["DimensionList", "AttributeList", "MeasureList"], Names(parts)));
        Assert.All(message.Descendants(Structure + "Attribute"), part => Assert.Equal(["ConceptIdentity", "LocalRepresentation", "AttributeRelationship"], Names(part)));
        string[] order = ["Annotations", "Name", "Description", "Parent"];
        Assert.All(message.Descendants(Structure + "Code"), code => Assert.Equal(order.Intersect(Names(code)), Names(code)));
        var listed = message.Descendants(Structure + "Codelist").Select(list => (list.Attribute("agencyID")!.Value, list.Attribute("id")!.Value, list.Attribute("version")!.Value)).ToArray();
        Assert.All(message.Descendants(Structure + "Enumeration").Elements("Ref"), reference =>
            Assert.Contains((reference.Attribute("agencyID")!.Value, reference.Attribute("id")!.Value, reference.Attribute("version")!.Value), listed));
    }

    [Fact]
    public void Places_RealOnes_NameTheirOfficialCode_OthersSayWhatTheyAre()
    {
        var message = XDocument.Load(new MemoryStream(SdmxStructureFormat.Write(ReleaseTables.OfRealCountries, ReleaseTables.Version)));
        var list = message.Descendants(Structure + "Codelist").Single(one => one.Attribute("id")!.Value == "CL_REAL_COUNTRIES_REF_AREA");
        var official = list.Elements(Structure + "Code").ToDictionary(code => code.Attribute("id")!.Value, code => code.Descendants(Common + "AnnotationTitle").SingleOrDefault()?.Value);
        using var json = JsonDocument.Parse(SdmxStructureJsonFormat.Write(ReleaseTables.OfRealCountries, ReleaseTables.Version));
        var codes = json.RootElement.GetProperty("data").GetProperty("codelists").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "CL_REAL_COUNTRIES_REF_AREA").GetProperty("codes");

        Assert.Equal(new Dictionary<string, string?> { ["W"] = null, ["150"] = null, ["DE"] = "urn:sdmx:org.sdmx.infomodel.codelist.Code=SDMX:CL_AREA(2.0.1).DE", ["XK"] = null }, official);
        Assert.Contains("XK: codes that ISO 3166-1 leaves to its users", list.Element(Common + "Description")!.Value, StringComparison.Ordinal);
        Assert.Equal(
            official.Where(pair => pair.Value is not null).Select(pair => pair.Value),
            codes.EnumerateArray().SelectMany(code => code.TryGetProperty("annotations", out var notes) ? notes.EnumerateArray() : default)
                .Where(note => note.GetProperty("type").GetString() == "OFFICIAL_CODE").Select(note => note.GetProperty("title").GetString()));
    }

    [Fact]
    public void Structures_InXmlAndJson_SayTheSame()
    {
        var xml = XDocument.Load(new MemoryStream(SdmxStructureFormat.Write(Table, ReleaseTables.Version)));
        using var json = JsonDocument.Parse(SdmxStructureJsonFormat.Write(Table, ReleaseTables.Version));
        var data = json.RootElement.GetProperty("data");

        Assert.Equal(
            xml.Descendants(Structure + "Codelist").Select(list => $"{list.Attribute("agencyID")!.Value} {list.Attribute("id")!.Value}: {string.Join(' ', list.Elements(Structure + "Code").Select(code => code.Attribute("id")!.Value))}"),
            data.GetProperty("codelists").EnumerateArray().Select(list => $"{list.GetProperty("agencyID").GetString()} {list.GetProperty("id").GetString()}: {string.Join(' ', list.GetProperty("codes").EnumerateArray().Select(code => code.GetProperty("id").GetString()))}"));
        Assert.Equal(
            xml.Descendants(Structure + "Concept").Select(concept => concept.Attribute("id")!.Value),
            data.GetProperty("conceptSchemes").EnumerateArray().SelectMany(scheme => scheme.GetProperty("concepts").EnumerateArray()).Select(concept => concept.GetProperty("id").GetString()!));
        Assert.Contains("SDMX:CROSS_DOMAIN_CONCEPTS(2.0).CONF_STATUS", Encoding.UTF8.GetString(SdmxStructureJsonFormat.Write(Table, ReleaseTables.Version)), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(XElement element) => element.Elements().Select(part => part.Name.LocalName).Distinct();

    private static IEnumerable<string> Components(XDocument structure)
    {
        IEnumerable<string> Ids(params string[] names) => structure.Descendants().Where(part => names.Contains(part.Name.LocalName) && part.Attribute("id") is not null && part.Name.Namespace == Structure).Select(part => part.Attribute("id")!.Value);

        // Dimensions, then measures, then attributes
        return [.. Ids("Dimension", "TimeDimension"), .. Ids("PrimaryMeasure"), .. Ids("Attribute")];
    }

    private static string Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string[] Lines(byte[] csv) => Encoding.UTF8.GetString(csv).Split("\r\n");

    private static List<Dictionary<string, string>> Rows(byte[] csv)
    {
        using var reader = CsvReader.Create(csv, CsvReaderOptions.Default with { MalformedData = CsvMalformedDataHandling.Throw });
        reader.ReadHeader();
        string[] header = [.. reader.Headers];
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            rows.Add(Enumerable.Range(0, header.Length).ToDictionary(at => header[at], at => reader.GetString(at), StringComparer.Ordinal));
        }

        return rows;
    }
}
