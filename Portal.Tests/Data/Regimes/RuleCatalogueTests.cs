using System.Text.Json.Nodes;
using Portal.Data.Regimes;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Regimes;

public sealed class RuleCatalogueTests
{
    [Fact]
    public void Load_ShippedFiles_HasEveryRowWithSourceAndStatus()
    {
        var rules = Catalogues.Shipped.Rules;

        Assert.Equal(108, rules.Count);
        Assert.Equal(37, rules.Select(rule => rule.Jurisdiction).Distinct().Count());
        Assert.Equal(8, rules.Count(rule => rule.Layer == Layer.Benchmark));
        Assert.Equal(5, rules.Count(rule => rule.DutyHolder == DutyHolder.Authority));
        Assert.All(rules, rule => Assert.True(rule.Sources.Count > 0 || rule is { VerifyBeforeUse: true, Confidence: "recalled" }, rule.Id));
        Assert.All(rules, rule => Assert.True(rule.Zone is not null, rule.Id));
    }

    [Fact]
    public void Load_ShippedFiles_MatchTheirSource()
    {
        var rows = JsonNode.Parse(Catalogues.RulesText())!.AsArray();

        Assert.All(rows.Zip(Catalogues.Shipped.Rules), pair =>
        {
            Assert.Equal((string?)pair.First!["id"], pair.Second.Id);
            Assert.Equal((string?)pair.First["status"], pair.Second.StatusWord);
            Assert.Equal((bool?)pair.First["verify_before_use"], pair.Second.VerifyBeforeUse);
            Assert.Equal((int?)pair.First["duration"], pair.Second.Duration);
            Assert.Equal((string?)pair.First["clock_start"], pair.Second.Start.Word);
        });
    }

    [Fact]
    public void Load_RuleWithoutObservableStop_IsListedNotComputedWithTheReason()
    {
        var rule = Assert.Single(Catalogues.Shipped.Named("PH-11930-REPORT"));

        Assert.False(rule.IsComputed);
        Assert.Equal("reported_to_authority: no event of a notice shows a report to an authority", Assert.Single(rule.NotComputed));
    }

    [Fact]
    public void Load_UnknownWords_AreListedNotComputedAndKept()
    {
        var catalogue = Catalogues.Loaded(Catalogues.With("AU-OSA-109", row => row["clock_stop"] = new JsonArray("vanished")));
        var rule = Assert.Single(catalogue.Named("AU-OSA-109"));

        Assert.False(rule.IsComputed);
        Assert.Equal("vanished", Assert.Single(rule.Stops).Word);
    }

    [Fact]
    public void Load_UnknownJurisdiction_HasNoZoneAndIsNotComputed()
    {
        var catalogue = Catalogues.Loaded(Catalogues.With("AU-OSA-109", row => row["jurisdiction"] = "XX"));

        Assert.Contains("the jurisdiction XX has no known time zone", Assert.Single(catalogue.Named("AU-OSA-109")).NotComputed);
    }

    [Theory]
    [InlineData("layer", "\"custom\"", "$[0].layer")]
    [InlineData("duration", "\"24\"", "$[0].duration")]
    [InlineData("duration", "0", "$[0].duration")]
    [InlineData("duration", "-24", "$[0].duration")]
    [InlineData("duration_unit", "null", "$[0].duration_unit")]
    [InlineData("effective_from", "\"2022-02-30\"", "$[0].effective_from")]
    [InlineData("effective_to", "\"2021-01-01\"", "$[0].effective_to")]
    [InlineData("status", "\"maybe\"", "$[0].status")]
    [InlineData("clock", "\"sundial\"", "$[0].clock")]
    [InlineData("clock_stop", "[]", "$[0].clock_stop")]
    [InlineData("clock_stop", "[7]", "$[0].clock_stop[0]")]
    [InlineData("source", "[{\"title\":\"T\"}]", "$[0].source[0].url")]
    [InlineData("id", "\"AU-OSA-110\"", "$[1].id")]
    [InlineData("standard", "null", "$[0].standard")]
    [InlineData("verify_before_use", "\"yes\"", "$[0].verify_before_use")]
    [InlineData("limit", "1", "$[0].limit")]
    [InlineData("engine", "{\"resets\":1}", "$[0].engine.resets")]
    [InlineData("engine", "{\"tiers\":[{\"categories\":[]}]}", "$[0].engine.tiers[0].limit_seconds")]
    public void Load_WrongValue_IsRefusedWithItsPath(string key, string value, string path)
    {
        var refused = Assert.IsType<CatalogueResult.Refused>(Catalogues.Load(Catalogues.With("AU-OSA-109", row => row[key] = JsonNode.Parse(value))));

        Assert.Contains(refused.Problems, problem => problem.Path == path);
    }

    [Fact]
    public void Load_SeveralErrors_AreAllReported()
    {
        var rules = JsonNode.Parse(Catalogues.RulesText())!.AsArray();
        rules[3]!.AsObject().Remove("instrument");
        rules[50]!["duty_holder"] = "nobody";

        var refused = Assert.IsType<CatalogueResult.Refused>(Catalogues.Load(rules.ToJsonString()));

        Assert.Equal(["$[3].instrument", "$[50].duty_holder"], refused.Problems.Select(problem => problem.Path));
    }

    [Theory]
    [InlineData("[{\"id\":1,\"id\":2}]")]
    [InlineData("[")]
    [InlineData("{}")]
    [InlineData("[3]")]
    public void Load_NotACatalogue_IsRefused(string text) => Assert.IsType<CatalogueResult.Refused>(Catalogues.Load(text));

    [Fact]
    public void Vocabulary_CatalogueWords_AreAllMappedOrRefusedWithAReason()
    {
        var rules = Catalogues.Shipped.Rules;

        Assert.All(rules.SelectMany(rule => rule.Stops), stop => Assert.True(stop.Kind is not null || stop.Reason?.StartsWith("no event", StringComparison.Ordinal) == true));
        Assert.All(rules.Where(rule => rule.Start.Basis is null), rule => Assert.NotNull(rule.Start.Note));
        Assert.Equal(5, rules.Select(rule => rule.Start).Where(start => start.Basis == StartBasis.Issued).Select(start => start.Word).Distinct().Count());
    }
}
