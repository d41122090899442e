using System.Text;
using System.Text.Json;
using NodaTime.Text;

namespace Portal.Data.Releases.Formats;

/// <summary>
/// What search engines for data sets read in a page: schema.org <c>Dataset</c> and <c>DataCatalog</c> as JSON-LD. The characters that could end
/// the element around it are escaped, so that it may stand in a page as it is.
/// </summary>
public static class SchemaOrgFormat
{
    /// <summary>One table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="version">The version of the release that it belongs to.</param>
    /// <param name="address">Address of the site without a slash at its end.</param>
    public static string Dataset(ReleaseTable table, ReleaseVersion version, string address) => Write(json =>
    {
        Begin(json, "Dataset", $"{address}/data/{table.Id}", table.Title, string.Join(' ', [table.Description, .. ReleaseText.Notes(table, version)]));
        json.WriteString("url", $"{address}/data/{table.Id}");
        json.WriteString("identifier", table.Id);
        json.WriteString("version", FormattableString.Invariant($"{version.Release}.{version.Version}"));
        json.WriteString("license", ReleaseText.Licence);
        json.WriteString("creditText", Citation(table, version, address));
        json.WriteBoolean("isAccessibleForFree", true);
        json.WriteString("inLanguage", "en");
        json.WriteString("datePublished", InstantPattern.General.Format(version.PublishedAt ?? version.KnownAt));
        json.WriteString("measurementTechnique", $"{version.Method}; {address}/methods");
        var periods = table.Dimensions[^1].Codes;
        json.WriteString("temporalCoverage", periods.Count == 1 ? periods[0].Id : $"{periods[0].Id}/{periods[^1].Id}");
        Publisher(json, "creator", address);
        Publisher(json, "publisher", address);
        json.WriteStartObject("includedInDataCatalog");
        json.WriteString("@type", "DataCatalog");
        json.WriteString("@id", address + "/data");
        json.WriteString("name", ReleaseText.Publisher);
        json.WriteEndObject();
        json.WriteStartArray("keywords");
        foreach (var keyword in (string[])["notice and takedown", "child protection", "response time", .. table.IsSynthetic ? ["synthetic"] : Array.Empty<string>()])
        {
            json.WriteStringValue(keyword);
        }

        json.WriteEndArray();
        WriteMeasures(json, table);
        WriteFiles(json, table, version, address);
        json.WriteEndObject();
    });

    /// <summary>All tables together.</summary>
    /// <param name="releases">The newest version of each release with its tables, newest release first.</param>
    /// <param name="address">Address of the site without a slash at its end.</param>
    public static string Catalogue(IReadOnlyList<PublishedTables> releases, string address) => Write(json =>
    {
        Begin(json, "DataCatalog", address + "/data", ReleaseText.Publisher, "How fast known child sexual abuse material is removed after notice, by country, sector and category.");
        json.WriteString("url", address + "/data");
        json.WriteString("license", ReleaseText.Licence);
        Publisher(json, "publisher", address);
        json.WriteStartArray("dataset");
        foreach (var table in releases.SelectMany(release => release.Tables).DistinctBy(table => table.Id, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("@type", "Dataset");
            json.WriteString("@id", $"{address}/data/{table.Id}");
            json.WriteString("name", table.Title);
            json.WriteString("description", table.Description);
            json.WriteString("url", $"{address}/data/{table.Id}");
            json.WriteString("license", ReleaseText.Licence);
            Publisher(json, "creator", address);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>How to cite a table: who, what, which version, when, where, under which licence.</summary>
    public static string Citation(ReleaseTable table, ReleaseVersion version, string address) => FormattableString.Invariant(
        $"{ReleaseText.Publisher}: {table.Title}. Release {version.Release}, version {version.Version}, published {LocalDatePattern.Iso.Format((version.PublishedAt ?? version.KnownAt).InUtc().Date)}. {address}/data/{table.Id}. CC BY 4.0.{(table.IsSynthetic ? " Synthetic figures." : "")}");

    private static void Begin(Utf8JsonWriter json, string type, string id, string name, string description)
    {
        json.WriteStartObject();
        json.WriteString("@context", "https://schema.org/");
        json.WriteString("@type", type);
        json.WriteString("@id", id);
        json.WriteString("name", name);
        json.WriteString("description", description);
    }

    private static void Publisher(Utf8JsonWriter json, string role, string address)
    {
        json.WriteStartObject(role);
        json.WriteString("@type", "Organization");
        json.WriteString("name", ReleaseText.Publisher);
        json.WriteString("url", address + "/");
        json.WriteEndObject();
    }

    private static void WriteMeasures(Utf8JsonWriter json, ReleaseTable table)
    {
        json.WriteStartArray("variableMeasured");
        foreach (var measure in table.Measures)
        {
            json.WriteStartObject();
            json.WriteString("@type", "PropertyValue");
            json.WriteString("name", measure.Title);
            json.WriteString("propertyID", measure.Id);
            json.WriteString("unitText", measure.Unit);
            json.WriteString("description", measure.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFiles(Utf8JsonWriter json, ReleaseTable table, ReleaseVersion version, string address)
    {
        json.WriteStartArray("distribution");
        foreach (var format in TableFormat.All)
        {
            json.WriteStartObject();
            json.WriteString("@type", "DataDownload");
            json.WriteString("name", format.Title);
            json.WriteString("encodingFormat", format.MediaType.Split(';')[0]);
            json.WriteString("contentUrl", $"{address}/data/{table.Id}{format.Suffix}");
            if (version.Files.FirstOrDefault(file => file.Path == $"data/{table.Id}{format.Suffix}") is { } file)
            {
                json.WriteString("contentSize", FormattableString.Invariant($"{file.Bytes} B"));
                json.WriteString("sha256", file.Sha256);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // The writer's own encoder escapes < > & and quotes
    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
