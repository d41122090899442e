using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Data.Regimes;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Regimes;

public sealed class JsonSchemaTests
{
    private static readonly JsonSchema Schema = Read(File.ReadAllText(Repository.PathOf("seed", "regimes.schema.json")));

    /// <summary>Whole numbers, times and texts that each key may be given by a careless hand.</summary>
    private static readonly string?[] Wrong =
        ["null", "7", "0", "-1", "1.5", "100001", "\"\"", "\"x\"", "\"2026-02-30\"", "\"2026-03-01\"", "\"2026-03-01T00:00:00\"", "true", "[]", "[\"\"]", "[null]", "{}", "{\"resets\":\"yes\"}", null];

    private static readonly string[] OnlyReader = ["duration_unit = null", "effective_to = "];

    [Theory]
    [InlineData("""{"type":"integer"}""", "1.0", true)]
    [InlineData("""{"type":"integer"}""", "1.5", false)]
    [InlineData("""{"type":["string","null"]}""", "null", true)]
    [InlineData("""{"type":["string","null"]}""", "3", false)]
    [InlineData("""{"enum":["a","b"]}""", "\"b\"", true)]
    [InlineData("""{"enum":["a","b"]}""", "\"c\"", false)]
    [InlineData("""{"required":["a"]}""", "{}", false)]
    [InlineData("""{"required":["a"]}""", """{"a":1}""", true)]
    [InlineData("""{"properties":{"a":{"minimum":3}}}""", """{"a":2,"b":0}""", false)]
    [InlineData("""{"properties":{"a":{"maximum":3}}}""", """{"a":3,"b":0}""", true)]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":false}""", """{"b":0}""", false)]
    [InlineData("""{"items":{"minLength":1},"minItems":1}""", """["a"]""", true)]
    [InlineData("""{"items":{"minLength":1},"minItems":1}""", """["a",""]""", false)]
    [InlineData("""{"items":{"minLength":1},"minItems":1}""", "[]", false)]
    [InlineData("""{"pattern":"^a+$"}""", "\"aa\"", true)]
    [InlineData("""{"pattern":"^a+$"}""", "\"ab\"", false)]
    [InlineData("""{"format":"date"}""", "\"2024-02-29\"", true)]
    [InlineData("""{"format":"date"}""", "\"2023-02-29\"", false)]
    [InlineData("""{"format":"date-time"}""", "\"2024-02-29T10:00:00+01:00\"", true)]
    [InlineData("""{"format":"date-time"}""", "\"2024-02-29T10:00:00\"", false)]
    public void Check_EachWord_IsReadAsTheStandardSays(string schema, string value, bool fits)
    {
        using var document = JsonDocument.Parse(value);

        Assert.Equal(fits, Read(schema).Check(document.RootElement).Count == 0);
    }

    [Theory]
    [InlineData("""{"oneOf":[]}""")]
    [InlineData("""{"properties":{"a":{"multipleOf":2}}}""")]
    [InlineData("""{"items":{"$ref":"#"}}""")]
    [InlineData("""{"additionalProperties":{}}""")]
    public void Read_WordThatIsNotChecked_IsRefused(string schema) => Assert.Throws<InvalidDataException>(() => Read(schema));

    [Fact]
    public void Check_ShippedCatalogue_Fits()
    {
        using var document = JsonDocument.Parse(Catalogues.RulesText());

        Assert.Empty(Schema.Check(document.RootElement));
    }

    /// <summary>Every key of a row, and of its source and engine, with every wrong value: schema and reader refuse the same files at the same path.</summary>
    [Fact]
    public void Check_BrokenFiles_AreRefusedAsByTheReader()
    {
        var row = JsonNode.Parse(Catalogues.RulesText())!.AsArray().Single(one => (string?)one!["id"] == "AU-OSA-109")!.AsObject();
        row["known_from"] = "2026-01-01T00:00:00Z";
        row["engine"] = JsonNode.Parse("""
            {"resets":true,"pauses":true,"appeal_suspends":true,"complete_request":true,"transitional":true,"roll_forward":true,"stops":"any","reappearance":"copies",
            "day_convention":"end_of_day","include_start_day":true,"skip_non_working_up_to":6,"convention":"literal","version_by":"start","late_extensions":true,
            "precondition_unseen":true,"calendar":"AU","at_risk":{"used_percent":50,"left_seconds":60},"discharged_by":["EU-TCO-3"],
            "half_days":"working","leap_day":"first_of_march","depends_on":[{"part":"duration","on":"O","rule":"EU-TCO-3"}],
            "contested":[{"part":"share","readings":["a","b"],"starts_before":"2026-01-01"}],"tiers":[{"categories":["csam"],"limit_seconds":60}]}
            """);
        row["source"] = JsonNode.Parse("""[{"title":"T","url":"U","grade":"primary"}]""");
        var cases = Paths(row).Prepend("a_new_key").SelectMany(path => Wrong.Select(value => (path, value))).ToArray();
        var file = new JsonArray([.. cases.Select((one, at) => Broken(row, $"R-{at}", one.path, one.value))]).ToJsonString();
        using var document = JsonDocument.Parse(file);

        var bySchema = ByRow(Schema.Check(document.RootElement));
        var byReader = ByRow(Assert.IsType<CatalogueResult.Refused>(Catalogues.Load(file)).Problems);

        var missed = cases.Select((one, at) => (Words: $"{one.path} = {one.value}", Schema: bySchema[at], Reader: byReader[at]))
            .Where(one => one.Schema.Any() != one.Reader.Any() || one.Schema.Any(path => !one.Reader.Any(other => Covers(other, path))))
            .Select(one => $"{one.Words}: schema {string.Join(", ", one.Schema)}; reader {string.Join(", ", one.Reader)}").ToArray();

        // What no schema of this subset can say: a number needs a unit, a window does not end before it starts
        Assert.Equal([], missed.Where(one => !OnlyReader.Any(known => one.StartsWith(known, StringComparison.Ordinal))));
        Assert.True(bySchema.Count > 500);
    }

    private static JsonObject Broken(JsonObject row, string id, string path, string? value)
    {
        var broken = row.DeepClone().AsObject();
        broken["id"] = id;
        Set(broken, path, value);
        return broken;
    }

    private static ILookup<int, string> ByRow(IEnumerable<CatalogueProblem> problems) => problems.ToLookup(
        problem => int.Parse(problem.Path.AsSpan(2, problem.Path.IndexOf(']', StringComparison.Ordinal) - 2), System.Globalization.CultureInfo.InvariantCulture), problem => problem.Path);

    private static bool Covers(string reader, string schema) =>
        reader == schema || schema.StartsWith(reader + ".", StringComparison.Ordinal) || schema.StartsWith(reader + "[", StringComparison.Ordinal) || reader.StartsWith(schema + "[", StringComparison.Ordinal);

    private static IEnumerable<string> Paths(JsonObject row) => row.Select(pair => pair.Key)
        .Concat(row["engine"]!.AsObject().Select(pair => "engine." + pair.Key))
        .Concat(row["engine"]!["at_risk"]!.AsObject().Select(pair => "engine.at_risk." + pair.Key))
        .Concat(row["engine"]!["depends_on"]![0]!.AsObject().Select(pair => "engine.depends_on.0." + pair.Key))
        .Concat(row["engine"]!["contested"]![0]!.AsObject().Select(pair => "engine.contested.0." + pair.Key))
        .Concat(row["engine"]!["tiers"]![0]!.AsObject().Select(pair => "engine.tiers.0." + pair.Key))
        .Concat(row["source"]![0]!.AsObject().Select(pair => "source.0." + pair.Key));

    private static void Set(JsonObject row, string path, string? value)
    {
        JsonNode node = row;
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
        {
            node = node is JsonArray array ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
        }

        if (value is null)
        {
            node.AsObject().Remove(steps[^1]);
        }
        else
        {
            node[steps[^1]] = JsonNode.Parse(value);
        }
    }

    private static JsonSchema Read(string schema) => JsonSchema.Read(new MemoryStream(Encoding.UTF8.GetBytes(schema)));
}
