using System.Text.Json;
using Portal.Data.Regimes;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Regimes;

/// <summary>Every code that the catalogue or its vocabulary knows has words for people.</summary>
public sealed class RuleWordingTests
{
    private static readonly RuleWording Wording = RuleWording.Load(Repository.PathOf("seed"));
    private static readonly JsonElement Vocabulary = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("seed", "regime-vocabulary.json"))).RootElement;

    [Theory]
    [InlineData("starts", RuleWording.Starts)]
    [InlineData("stops", RuleWording.Stops)]
    [InlineData("provider_types", RuleWording.ProviderTypes)]
    [InlineData("categories", RuleWording.Categories)]
    [InlineData("statuses", RuleWording.Statuses)]
    [InlineData("units", RuleWording.Units)]
    public void Words_EveryWordOfTheVocabulary_IsCovered(string vocabulary, string section) =>
        Assert.DoesNotContain(Vocabulary.GetProperty(vocabulary).EnumerateObject().Select(word => word.Name), word => !Wording.Knows(section, word));

    [Fact]
    public void Words_EveryCodeOfTheCatalogue_IsCovered()
    {
        var rows = JsonDocument.Parse(Catalogues.RulesText()).RootElement.EnumerateArray().ToList();

        Assert.Empty(Uncovered(RuleWording.NoticeTypes, rows.Select(row => row.GetProperty("notice_type"))));
        Assert.Empty(Uncovered(RuleWording.Starts, rows.Select(row => row.GetProperty("clock_start"))));
        Assert.Empty(Uncovered(RuleWording.Stops, rows.SelectMany(row => row.GetProperty("clock_stop").EnumerateArray())));
        Assert.Empty(Uncovered(RuleWording.Clocks, rows.Select(row => row.GetProperty("clock"))));
        Assert.Empty(Uncovered(RuleWording.Units, rows.Select(row => row.GetProperty("duration_unit")).Where(unit => unit.ValueKind == JsonValueKind.String)));
        Assert.Empty(Uncovered(RuleWording.Grades, rows.SelectMany(row => row.GetProperty("source").EnumerateArray()).Select(source => source.GetProperty("grade"))));
        Assert.Empty(Uncovered(RuleWording.Jurisdictions, rows.Select(row => row.GetProperty("jurisdiction"))));
        Assert.DoesNotContain(rows.SelectMany(row => row.EnumerateObject()).Select(field => field.Name).Distinct(), key => !Wording.Knows(RuleWording.Fields, key));
        Assert.DoesNotContain(Vocabulary.GetProperty("category_codes").EnumerateArray().Select(code => code.GetString()!), code => !Wording.Knows(RuleWording.CategoryCodes, code));
    }

    [Fact]
    public void Words_Any_HaveNoUnderscoreAndStartSmallOrWithAName()
    {
        var words = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("seed", "regime-words.json"))).RootElement
            .EnumerateObject().SelectMany(section => section.Value.EnumerateObject());

        Assert.All(words, word => Assert.DoesNotContain('_', word.Value.GetString()!));
        Assert.All(words, word => Assert.DoesNotContain("pornograph", word.Value.GetString()!, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Uncovered(string section, IEnumerable<JsonElement> codes) =>
        codes.Select(code => code.GetString()!).Distinct().Where(code => !Wording.Knows(section, code));
}
