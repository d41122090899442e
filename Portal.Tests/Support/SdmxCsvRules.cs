using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;

namespace Portal.Tests.Support;

/// <summary>
/// The rules of the SDMX-CSV 2.0 field guide for data messages (SDMX Technical Working Group) and of RFC 4180, on which it rests, each by name,
/// over the bytes as they are: no CSV library of ours or of others stands between.
/// </summary>
internal static partial class SdmxCsvRules
{
    private static readonly XNamespace Structure = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure";

    /// <summary>The same for the message of a table, whose components its structure message names.</summary>
    internal static IReadOnlyList<string> Broken(byte[] message, ReleaseTable table)
    {
        var structure = XDocument.Load(new MemoryStream(SdmxStructureFormat.Write(table, ReleaseTables.Version)));
        XElement[] Components(params string[] names) => [.. structure.Descendants().Where(one => one.Name.Namespace == Structure && names.Contains(one.Name.LocalName) && one.Attribute("id") is not null)];
        var dimensions = Components("Dimension", "TimeDimension");
        XElement[] all = [.. dimensions, .. Components("PrimaryMeasure"), .. Components("Attribute")];
        var lists = structure.Descendants(Structure + "Codelist").ToDictionary(list => list.Attribute("id")!.Value, list => (IReadOnlySet<string>)list.Elements(Structure + "Code").Select(code => code.Attribute("id")!.Value).ToHashSet());
        var coded = all.Select(one => (Id: one.Attribute("id")!.Value, List: one.Descendants(Structure + "Enumeration").SingleOrDefault()?.Element("Ref")!.Attribute("id")!.Value))
            .Where(one => one.List is not null).ToDictionary(one => one.Id, one => lists[one.List!]);
        return Broken(message, [.. all.Select(one => one.Attribute("id")!.Value)], dimensions.Length, coded);
    }

    /// <summary>The name of every rule that a message breaks, in the order below; empty where it holds them all.</summary>
    /// <param name="message">The message, asked for with ids only and without keys.</param>
    /// <param name="components">Dimensions, measures and attributes in the order of the data structure.</param>
    /// <param name="dimensions">How many of them are dimensions.</param>
    /// <param name="codes">Codes that a component may have; components without are not coded.</param>
    internal static IReadOnlyList<string> Broken(byte[] message, IReadOnlyList<string> components, int dimensions, IReadOnlyDictionary<string, IReadOnlySet<string>> codes)
    {
        var text = Encoding.UTF8.GetString(message);
        var broken = new List<string>();
        Rule("RFC 4180: UTF-8 without a mark", message is not [0xEF, 0xBB, 0xBF, ..] && !text.Contains('\uFFFD', StringComparison.Ordinal));
        Rule("RFC 4180: lines end with CR LF", text.EndsWith("\r\n", StringComparison.Ordinal) && !LoneEnd().IsMatch(Quoted().Replace(text, "")));
        Rule("RFC 4180: quotes stand around a whole field, doubled inside", !Quoted().Replace(text, "").Contains('"', StringComparison.Ordinal));
        var rows = text.Split("\r\n")[..^1].Select(line => Field().Matches(line).Select(field => field.Groups[1].Value).ToArray()).ToArray();
        var header = rows[0];
        Rule("columns: the first is STRUCTURE, and the separator is what follows it", text.StartsWith("STRUCTURE,", StringComparison.Ordinal));
        Rule("columns: STRUCTURE_ID is next", header.ElementAtOrDefault(1) == "STRUCTURE_ID");
        Rule("columns: ACTION is next, names not asked for", header.ElementAtOrDefault(2) == "ACTION");
        Rule("columns: no keys, not asked for", !header.Contains("SERIES_KEY") && !header.Contains("OBS_KEY"));
        Rule("columns: components by id in the order of the structure", header.Skip(3).SequenceEqual(components));
        Rule("columns: each once", header.Distinct().Count() == header.Length);
        Rule("columns: no sub-fields, as nothing has several values or languages", !header.Any(name => name.Contains('[', StringComparison.Ordinal)));
        var body = rows.Skip(1).Where(row => row.Length == header.Length).ToArray();
        Rule("rows: as many fields as the header", body.Length == rows.Length - 1);
        Rule("rows: the structure is a dataflow, data structure or provision", body.All(row => row[0] is "dataflow" or "datastructure" or "dataprovision"));
        Rule("rows: the structure is named AGENCY:ID(VERSION)", body.All(row => Reference().IsMatch(row[1])));
        Rule("rows: one structure in a message of one table", body.Select(row => (row[0], row[1])).Distinct().Count() == 1);
        Rule("rows: the action is information, append, replace or delete", body.All(row => row[2] is "I" or "A" or "R" or "D"));
        Rule("rows: an observation names every dimension", body.All(row => row[2] == "D" || row.AsSpan(3, dimensions).IndexOf("") < 0));
        Rule("rows: coded components by code", body.All(row => components.Select((name, at) => (name, code: row[3 + at])).All(one => one.code.Length == 0 || !codes.TryGetValue(one.name, out var known) || known.Contains(one.code))));
        Rule("rows: the period as recorded", body.All(row => Period().IsMatch(row[3 + dimensions - 1])));
        Rule("rows: numbers with a point, no grouping", body.All(row => components.Select((name, at) => (name, value: row[3 + at])).All(one => one.name is not ("OBS_VALUE" or "LOW" or "HIGH") || one.value.Length == 0 || Number().IsMatch(one.value))));
        Rule("rows: one an observation", body.Select(row => string.Join('.', row.AsSpan(3, dimensions).ToArray())).Distinct().Count() == body.Length);
        return broken;

        void Rule(string name, bool holds)
        {
            if (!holds)
            {
                broken.Add(name);
            }
        }
    }

    [GeneratedRegex("(?<=^|[,\n])\"(?:[^\"]|\"\")*\"(?=[,\r]|$)")]
    private static partial Regex Quoted();

    [GeneratedRegex("(?:^|,)(\"(?:[^\"]|\"\")*\"|[^,]*)")]
    private static partial Regex Field();

    [GeneratedRegex("\r(?!\n)|(?<!\r)\n")]
    private static partial Regex LoneEnd();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_\-.]*:[A-Za-z0-9_@$\-]+\(\d+\.\d+\.\d+\)$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$")]
    private static partial Regex Period();

    [GeneratedRegex(@"^-?\d+(\.\d+)?$")]
    private static partial Regex Number();
}
