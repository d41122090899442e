using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Regimes;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

/// <summary>The worked examples of the rules' pages say what the calculator says.</summary>
public sealed class RuleExamplesTests
{
    /// <summary>Three parallel duties, two of which leave no trace: never seen to end.</summary>
    private const string NoEnd = "ZA-FPA-27A";

    public static TheoryData<string> Computed => [.. Catalogues.Shipped.Rules.Where(rule => rule.IsComputed && rule.Id != NoEnd).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Computed))]
    public void Of_ComputedRule_HasExamplesWithTheVerdictTheyShow(string id)
    {
        var rule = Catalogues.Shipped.Rules.Single(one => one.Id == id);

        var examples = RuleExamples.Of(rule, Catalogues.Shipped);

        Assert.NotEmpty(examples);
        Assert.All(examples, one => Assert.Equal(
            one.Case switch
            {
                ExampleCase.Late => Verdict.MetLate,
                ExampleCase.Elapsed => Verdict.NonNumericClosed,
                _ => Verdict.Met,
            },
            one.Result.Verdict));
        Assert.Equal(rule.IsNumeric, examples.All(one => one.Result.DueAt is not null));
        Assert.All(examples, one => Assert.True(one.Result.StartedAt >= one.IssuedAt));
    }

    [Fact]
    public void Of_ElapsedHoursOverTheEndOfSummer_AreAnHourEarlierByTheWallClock()
    {
        var rule = Assert.Single(Catalogues.Shipped.Named("AU-OSA-109"));

        var change = RuleExamples.Of(rule, Catalogues.Shipped).Single(one => one.Case == ExampleCase.ClockChange).Result;

        Assert.Equal(Duration.FromHours(24), change.DueAt - change.StartedAt);
        Assert.Equal(
            Duration.FromHours(23),
            Duration.FromTicks((change.DueAt!.Value.InZone(rule.Zone!).LocalDateTime - change.StartedAt!.Value.InZone(rule.Zone!).LocalDateTime).ToDuration().BclCompatibleTicks));
    }

    [Fact]
    public void Of_RuleThatIsNoLaw_LeavesTheCatalogueAlone()
    {
        var rule = Assert.Single(Catalogues.Shipped.Named("EU-CSAR-14"));

        RuleExamples.Of(rule, Catalogues.Shipped);

        Assert.Equal(RuleStatus.Proposed, Assert.Single(Catalogues.Shipped.Named("EU-CSAR-14")).Status);
    }

    [Fact]
    public void Of_ListedRule_HasNone() =>
        Assert.All((string[])["PH-11930-REPORT", NoEnd], id => Assert.Empty(RuleExamples.Of(Assert.Single(Catalogues.Shipped.Named(id)), Catalogues.Shipped)));
}
