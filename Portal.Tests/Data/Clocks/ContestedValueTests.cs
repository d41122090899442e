using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Regimes;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

public sealed class ContestedValueTests
{
    [Theory]
    [InlineData("MY-ONSA-22-BLOCK", "2026-03-01T00:00:00Z", true)]
    [InlineData("IN-3-2-a-v2", "2026-03-01T00:00:00Z", false)]
    [InlineData("JP-IDPA-7D", "2025-05-31T23:59:59+09:00", false)]
    [InlineData("EU-HATE-CODE", "2026-03-01T00:00:00Z", false)]
    [InlineData("AU-OSA-109", "2026-03-01T00:00:00Z", false)]
    public void Flag_ContestedValue_StandsWhereItDecidesAVerdict(string rule, string start, bool isFlagged)
    {
        var obligation = Assert.Single(ClockEvents.Starting(rule, start).Add(EventType.Removed, ClockEvents.At(start)).Read(ClockEvents.At("2026-06-01T00:00:00Z")));

        Assert.Equal(isFlagged, obligation.Flags.Contains(ObligationFlags.ContestedValue));
    }

    [Theory]
    [InlineData("effective_from", "2025-05-31T23:59:59+10:00", true)]
    [InlineData("effective_from", "2025-06-01T00:00:00+10:00", false)]
    [InlineData("clock_stop", "2025-05-31T23:59:59+10:00", true)]
    [InlineData("share", "2025-05-31T23:59:59+10:00", false)]
    public void Flag_ReadingsThatDifferBeforeADay_StandsOnEarlierStartsOnly(string part, string start, bool isFlagged)
    {
        var catalogue = Catalogues.Edited("AU-OSA-109", "{}", $$"""{"contested":[{"part":"{{part}}","readings":["a","b"],"starts_before":"2025-06-01"}]}""");

        var obligation = Assert.Single(ClockEvents.Starting("AU-OSA-109", start).Read(ClockEvents.At("2026-06-01T00:00:00Z"), catalogue));

        Assert.Equal(isFlagged, obligation.Flags.Contains(ObligationFlags.ContestedValue));
    }

    /// <summary>The remarks say nothing that the row does not: each contested or borrowed value stands in the words of its row.</summary>
    [Fact]
    public void Remarks_OfTheCatalogue_RestOnTheRowsOwnWords()
    {
        var rules = Catalogues.Shipped.Rules;

        Assert.Equal(["EU-HATE-CODE", "IN-3-2-a-v2", "JP-IDPA-7D", "MY-ONSA-22-BLOCK"], Ids(rules.Where(rule => rule.Settings.Contested.Count > 0)));
        Assert.Equal(["AU-OSA-65", "BR-ECA-27-RETAIN", "FR-LCEN-6-1-v2", "JP-IDPA-7D"], Ids(rules.Where(rule => rule.Settings.DependsOn.Count > 0)));
        Assert.All(rules.Where(rule => rule.Settings.Contested.Count > 0), rule => Assert.NotNull(rule.Notes));
        Assert.All(rules.SelectMany(rule => rule.Settings.DependsOn).Select(link => link.RuleId).OfType<string>(), id => Assert.True(Catalogues.Shipped.Knows(id), id));
    }

    [Fact]
    public void BuiltOn_RuleThatOthersName_FindsThem()
    {
        var complaint = Catalogues.Shipped.Named("AU-OSA-65-COMPLAINT")[0];

        Assert.Equal(["AU-OSA-65"], Catalogues.Shipped.BuiltOn(complaint).Select(rule => rule.Id));
        Assert.Empty(Catalogues.Shipped.BuiltOn(Catalogues.Shipped.Named("AU-OSA-109")[0]));
    }

    private static IEnumerable<string> Ids(IEnumerable<Rule> rules) => rules.Select(rule => rule.Id).Order(StringComparer.Ordinal);
}
