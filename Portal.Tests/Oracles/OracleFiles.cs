using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Commands.Measures;
using Portal.Tests.Support;

namespace Portal.Tests.Oracles;

/// <summary>Reference files, and the command's own path from a file to a document.</summary>
internal static class OracleFiles
{
    internal static string PathOf(string folder, string file = "data.csv") =>
        Repository.PathOf("Portal.Tests", "Oracles", folder, file);

    internal static JsonElement Expected(string folder) =>
        JsonDocument.Parse(File.ReadAllText(PathOf(folder, "expected.json"))).RootElement;

    internal static JsonElement Measure(string kind, string data, params string[] arguments) =>
        JsonSerializer.SerializeToElement<JsonNode>(MeasureKinds.Compute(kind, data, Options(arguments)));

    internal static MeasureOptions Options(params string[] arguments)
    {
        var options = new MeasureCommandOptions();
        var command = new Command("measure");
        options.AddTo(command);
        return options.Read(command.Parse(arguments));
    }

    internal static MeasureTable Table(string folder, string file = "data.csv") =>
        MeasureTableReader.Read(File.ReadAllBytes(PathOf(folder, file)));

    /// <summary>The values of one member in a list of objects, as an option takes them.</summary>
    internal static string Values(JsonElement list, string member) =>
        string.Join(',', list.EnumerateArray().Select(item => item.GetProperty(member).GetDouble().ToString(CultureInfo.InvariantCulture)));
}
