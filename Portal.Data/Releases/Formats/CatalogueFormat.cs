using System.Text.Json;
using NodaTime.Text;

namespace Portal.Data.Releases.Formats;

/// <summary>
/// The catalogue of all published tables as DCAT-AP 3 in JSON-LD: a data set for each table of the newest release, a distribution for each
/// format. Everything that the profile makes mandatory is there, and most of what it recommends.
/// </summary>
public static class CatalogueFormat
{
    private const string Vocabulary = "http://publications.europa.eu/resource/authority/";

    private static readonly string[] Keywords = ["notice and takedown", "child protection", "response time"];

    /// <summary>The catalogue.</summary>
    /// <param name="releases">The newest version of each release with its tables, newest release first.</param>
    /// <param name="address">Address of the site without a slash at its end.</param>
    public static byte[] Write(IReadOnlyList<PublishedTables> releases, string address) => JsonBytes.Write(json =>
    {
        json.WriteStartObject();
        WriteContext(json);
        json.WriteString("@id", address + "/catalog.jsonld");
        json.WriteString("@type", "dcat:Catalog");
        Worded(json, "dct:title", ReleaseText.Publisher);
        Worded(json, "dct:description", "How fast known child sexual abuse material is removed after notice, by country, sector and category.");
        WritePublisher(json, address);
        Reference(json, "dct:language", Vocabulary + "language/ENG");
        Reference(json, "dct:license", ReleaseText.Licence);
        Reference(json, "foaf:homepage", address + "/data");
        if (releases.Count > 0)
        {
            Date(json, "dct:modified", releases.Max(release => release.Version.PublishedAt ?? release.Version.KnownAt));
        }

        json.WriteStartArray("dcat:dataset");
        foreach (var (release, table) in Newest(releases))
        {
            WriteDataset(json, release, table, address);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Each table once, out of the newest release that has it.</summary>
    private static IEnumerable<(ReleaseVersion Release, ReleaseTable Table)> Newest(IReadOnlyList<PublishedTables> releases) => releases
        .SelectMany(release => release.Tables.Select(table => (release.Version, table)))
        .DistinctBy(pair => pair.table.Id, StringComparer.Ordinal);

    private static void WriteContext(Utf8JsonWriter json)
    {
        json.WriteStartObject("@context");
        foreach (var (prefix, iri) in new[]
        {
            ("dcat", "http://www.w3.org/ns/dcat#"), ("dct", "http://purl.org/dc/terms/"), ("foaf", "http://xmlns.com/foaf/0.1/"),
            ("vcard", "http://www.w3.org/2006/vcard/ns#"), ("xsd", "http://www.w3.org/2001/XMLSchema#"), ("adms", "http://www.w3.org/ns/adms#"),
            ("spdx", "http://spdx.org/rdf/terms#"),
        })
        {
            json.WriteString(prefix, iri);
        }

        json.WriteEndObject();
    }

    private static void WriteDataset(Utf8JsonWriter json, ReleaseVersion release, ReleaseTable table, string address)
    {
        json.WriteStartObject();
        json.WriteString("@id", $"{address}/data/{table.Id}");
        json.WriteString("@type", "dcat:Dataset");
        Worded(json, "dct:title", table.Title);
        Worded(json, "dct:description", string.Join(' ', [table.Description, .. ReleaseText.Notes(table, release)]));
        json.WriteString("dct:identifier", table.Id);
        json.WriteString("dcat:version", FormattableString.Invariant($"{release.Release}.{release.Version}"));
        WritePublisher(json, address);
        json.WriteStartObject("dcat:contactPoint");
        json.WriteString("@id", address + "/help#contact");
        json.WriteString("@type", "vcard:Kind");
        json.WriteString("vcard:fn", ReleaseText.Publisher);
        Reference(json, "vcard:hasURL", address + "/help");
        json.WriteEndObject();
        Reference(json, "dcat:theme", Vocabulary + "data-theme/JUST");
        Reference(json, "dct:accrualPeriodicity", Vocabulary + "frequency/" + (table.Frequency == "A" ? "ANNUAL" : table.Frequency == "Q" ? "QUARTERLY" : "MONTHLY"));
        Reference(json, "dct:language", Vocabulary + "language/ENG");
        Reference(json, "dct:accessRights", Vocabulary + "access-right/PUBLIC");
        Reference(json, "dcat:landingPage", $"{address}/releases/{release.Release}");
        Date(json, "dct:issued", release.PublishedAt ?? release.KnownAt);
        json.WriteStartArray("dcat:keyword");
        foreach (var keyword in Keywords.Concat(table.IsSynthetic ? ["synthetic"] : []))
        {
            json.WriteStartObject();
            json.WriteString("@value", keyword);
            json.WriteString("@language", "en");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("dcat:distribution");
        foreach (var format in TableFormat.All)
        {
            WriteDistribution(json, release, table, format, address);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDistribution(Utf8JsonWriter json, ReleaseVersion release, ReleaseTable table, TableFormat format, string address)
    {
        var url = $"{address}/data/{table.Id}{format.Suffix}";
        json.WriteStartObject();
        json.WriteString("@id", url + "#distribution");
        json.WriteString("@type", "dcat:Distribution");
        Worded(json, "dct:title", $"{table.Title}, {format.Title}");
        Reference(json, "dcat:accessURL", url);
        Reference(json, "dcat:downloadURL", url);
        Reference(json, "dct:license", ReleaseText.Licence);
        Reference(json, "dcat:mediaType", "http://www.iana.org/assignments/media-types/" + format.MediaType.Split(';')[0]);
        if (release.Files.FirstOrDefault(file => file.Path.EndsWith("/" + table.Id + format.Suffix, StringComparison.Ordinal) || file.Path == table.Id + format.Suffix) is { } file)
        {
            json.WriteStartObject("dcat:byteSize");
            json.WriteString("@value", FormattableString.Invariant($"{file.Bytes}"));
            json.WriteString("@type", "xsd:nonNegativeInteger");
            json.WriteEndObject();
            json.WriteStartObject("spdx:checksum");
            json.WriteString("@type", "spdx:Checksum");
            Reference(json, "spdx:algorithm", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256");
            json.WriteStartObject("spdx:checksumValue");
            json.WriteString("@value", file.Sha256);
            json.WriteString("@type", "xsd:hexBinary");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WritePublisher(Utf8JsonWriter json, string address)
    {
        json.WriteStartObject("dct:publisher");
        json.WriteString("@id", address + "/#publisher");
        json.WriteString("@type", "foaf:Agent");
        Worded(json, "foaf:name", ReleaseText.Publisher);
        json.WriteEndObject();
    }

    private static void Worded(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("@value", text);
        json.WriteString("@language", "en");
        json.WriteEndObject();
    }

    private static void Reference(Utf8JsonWriter json, string name, string iri)
    {
        json.WriteStartObject(name);
        json.WriteString("@id", iri);
        json.WriteEndObject();
    }

    private static void Date(Utf8JsonWriter json, string name, NodaTime.Instant at)
    {
        json.WriteStartObject(name);
        json.WriteString("@value", InstantPattern.General.Format(at));
        json.WriteString("@type", "xsd:dateTime");
        json.WriteEndObject();
    }
}
