using Portal.Data.Disclosure;
using Portal.Data.Releases.Building;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases;

/// <summary>A provider that consented gives away its own part, and nobody else's.</summary>
public sealed class WaiverTests
{
    [Fact]
    public void Waiver_DominantGroup_IsLeftOutOfTheRulesAndItsPartIsNoProtection()
    {
        // XC|social: four groups, none dominant. Without the two that consent two are left, which is too few whatever they number
        var programme = ReleaseWorld.Programme with { Waivers = ["p03", "p09"] };
        var draft = ReleaseWorld.Build(ReleaseWorld.Input(null, programme));
        var release = ReleaseWorld.Earlier(draft);

        var cell = release.Hidden["W|social|2025@i:issued"];
        Assert.DoesNotContain(release.ReadParts.Value["W|social|2025@i:issued"].Keys, group => group is "p03" or "p09");
        Assert.Null(release.Public.Cells["W|social|2025@i:issued"]);
        var fact = Assert.Single(release.Public.Facts, fact => fact.Terms is [("W|social|2025@i:issued", 1)]);
        Assert.Equal(250, fact.Lower);
        var interval = release.Public.Intervals.Single(one => one.Cell == "W|social|2025@i:issued");
        Assert.InRange(interval.Low, 250, cell.Value - 1);
        Assert.True(interval.High is null || interval.High >= cell.Value + cell.UpperProtection);
        Assert.Contains(draft.Statement.RulesInWords, words => words.StartsWith("2 provider groups consented", StringComparison.Ordinal));
    }

    [Fact]
    public void Waiver_OfTheOnlyLargeGroup_LetsTheOthersBeShown()
    {
        var (rules, family) = (new PlanRules(), AmountFamily.Issued);
        long[][] Groups(params long[] amounts) => [.. amounts.Select(amount => new[] { amount }.Concat(new long[20]).ToArray())];

        Assert.True(ReleaseRules.Judge(rules, family, Groups(900, 20, 20, 20, 20), 0).IsPrimary);
        Assert.False(ReleaseRules.Judge(rules, family, Groups(20, 20, 20, 20), 0).IsPrimary);
        Assert.False(ReleaseRules.Judge(rules, family, [], 0).IsPrimary);
    }
}
