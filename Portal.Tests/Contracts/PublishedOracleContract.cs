using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>Every expected value of Oracles/published, asked of the loaded database, on both databases.</summary>
public sealed class PublishedOracleContract(LoadedFigures loaded) : IClassFixture<LoadedFigures>
{
    private static readonly JsonArray Expected = JsonNode.Parse(
        File.ReadAllText(Repository.PathOf("Portal.Tests", "Oracles", "published", "expected.json")))!.AsArray();

    public static TheoryData<DatabaseKind, string> Questions
    {
        get
        {
            var data = new TheoryData<DatabaseKind, string>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
            {
                foreach (var question in Expected)
                {
                    data.Add(kind, (string)question!["id"]!);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Questions_AllOfThem_AreTwentyFour() => Assert.Equal(24, Expected.Count);

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Figures_LoadedFromSeed_GiveTheExpectedAnswer(DatabaseKind kind, string id)
    {
        var answers = new PublishedAnswers(await loaded.OfAsync(kind));

        var answer = await answers.AnswerAsync(id);

        var expected = Expected.Single(question => (string)question!["id"]! == id)!["expected"];
        Assert.Equal(Canonical(expected), Canonical(JsonSerializer.SerializeToNode(answer)));
    }

    private static string Canonical(JsonNode? node) => node switch
    {
        JsonObject one => string.Join(", ", one.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={Canonical(pair.Value)}")),
        JsonArray many => $"[{string.Join(", ", many.Select(Canonical))}]",
        JsonValue value when value.GetValueKind() == JsonValueKind.Number =>
            decimal.Parse(value.ToJsonString(), CultureInfo.InvariantCulture).ToString("0.############", CultureInfo.InvariantCulture),
        _ => node?.ToJsonString() ?? "null",
    };
}
