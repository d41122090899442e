using Portal.Data.Disclosure;

namespace Portal.Tests.Data.Disclosure;

/// <summary>Known ways to read a hidden number off public ones: each finds the leak in a careless publication and none in ours.</summary>
public sealed class RedTeamTests
{
    [Fact]
    public void Differencing_TwoGroupingsOfTheSameCells_LeaksOnlyInTheControl()
    {
        // Old sectors {a,b},{c,d} and new sectors {a},{b,c,d} published side by side: ab - a gives b
        AssertLeak(
            [Cell("a", 40), Primary("b", 5), Cell("c", 70), Cell("d", 30), Cell("ab", 45), Cell("cd", 100), Cell("bcd", 105), Cell("all", 145)],
            [Sum("ab", "a", "b"), Sum("cd", "c", "d"), Sum("bcd", "b", "c", "d"), Sum("all", "ab", "cd"), Sum("all", "a", "bcd")],
            "b");
    }

    [Fact]
    public void YearToDate_MinusTheMonthBefore_LeaksOnlyInTheControl()
    {
        // Year to date of March minus year to date of February is March
        AssertLeak(
            [Cell("jan", 50), Cell("feb", 60), Primary("mar", 5), Cell("ytd2", 110), Cell("ytd3", 115), Cell("apr", 40), Cell("ytd4", 155)],
            [Sum("ytd2", "jan", "feb"), Sum("ytd3", "ytd2", "mar"), Sum("ytd4", "ytd3", "apr")],
            "mar");
    }

    [Fact]
    public void HierarchyChange_CountryMovesBetweenRegions_LeaksOnlyInTheControl()
    {
        // Country x stood in region north before and in south now: north before - north now = x
        AssertLeak(
            [Cell("n1", 80), Cell("s1", 90), Primary("x", 5), Cell("north-before", 85), Cell("south-before", 90), Cell("north", 80), Cell("south", 95), Cell("world", 175)],
            [Sum("north-before", "n1", "x"), Sum("south-before", "s1"), Sum("north", "n1"), Sum("south", "s1", "x"), Sum("world", "north", "south"), Sum("world", "north-before", "south-before")],
            "x");
    }

    [Fact]
    public void OneRecordCorrection_NewMinusOld_LeaksOnlyInTheControl()
    {
        // A corrected version is the old one plus a delta cell; the delta of one case is primary
        AssertLeak(
            [Cell("old-a", 60), Cell("old-b", 70), Cell("old", 130), Primary("delta-a", 1), Cell("delta-b", 4), Cell("new-a", 61), Cell("new-b", 74), Cell("new", 135)],
            [Sum("old", "old-a", "old-b"), Sum("new-a", "old-a", "delta-a"), Sum("new-b", "old-b", "delta-b"), Sum("new", "new-a", "new-b")],
            "delta-a");
    }

    [Fact]
    public void RateToNumerator_RateBesideItsDenominator_LeaksOnlyWhereTheRateIsPublished()
    {
        // 94.0 % to 95.0 % of 100 with one decimal left out still pins 94.5 +- 0.5; of 100 cases that is one number
        var cells = new[] { Cell("n", 100), Primary("late", 6), Cell("on_time", 94) };
        var equations = new[] { Sum("n", "on_time", "late") };
        var rate = new PublishedFact([("on_time", 1000), ("n", -935)], 0, null);
        var rateTop = new PublishedFact([("on_time", 1000), ("n", -945)], null, 0);
        var hidden = new HashSet<string> { "late", "on_time" };

        var control = SmallTables.Attack(SmallTables.Publish(Problem(cells, equations) with { Facts = [rate, rateTop] }, hidden));
        var release = SmallTables.Attack(SmallTables.Publish(Problem(cells, equations), hidden));

        Assert.All(control.Intervals, interval => Assert.True(interval.High - interval.Low <= 2));
        Assert.All(release.Intervals, interval => Assert.Equal(100, interval.High - interval.Low));
        Assert.NotEmpty(SmallTables.Protect(Problem([Cell("n", 100) with { Lock = CellLock.Shown }, .. cells[1..]], equations) with { Facts = [rate, rateTop] }).Failures);
    }

    [Fact]
    public void MedianJump_BinBesideTheHistogram_NarrowsTheHiddenCount()
    {
        // "The median lies at or below one day" says 2 x fast >= n: an inequality that the attack must use
        var cells = new[] { Cell("n", 40), Primary("fast", 21), Cell("slow", 19) };
        var problem = Problem(cells, [Sum("n", "fast", "slow")]);
        var median = new PublishedFact([("fast", 2), ("n", -1)], 0, null);

        var attack = SmallTables.Attack(SmallTables.Publish(problem with { Facts = [median] }, new HashSet<string> { "fast", "slow" }));

        Assert.Equal(new AttackInterval("fast", 20, 40), attack.Intervals.Single(interval => interval.Cell == "fast"));
        Assert.NotEmpty(SmallTables.Protect(problem with
        {
            Cells = [Cell("n", 40) with { Lock = CellLock.Shown }, Primary("fast", 21) with { UpperProtection = 3 }, Cell("slow", 19)],
            Facts = [median],
        }).Failures);
    }

    [Fact]
    public void Minimality_OtherSeeds_NeverChangeWhatIsPossible()
    {
        // Knowing the optimiser must not help: whatever the seed, every hidden cell keeps its full protection
        var problem = SmallTables.ThreeByThree;
        foreach (var seed in new[] { "a", "b", "c", "d", "e" })
        {
            var result = Protection.Run(problem, new ProtectionOptions { Seed = seed }, null, CancellationToken.None);

            Assert.Empty(result.Failures);
            Assert.True(result.Intervals.Single(interval => interval.Cell == "r0c0") is { Low: 0, High: >= 10 });
        }
    }

    [Fact]
    public void Averaging_ManyVintagesOfTheSamePattern_TellNothingNew()
    {
        // The same month released twelve times: a pattern that changes from one to the next gives the number away
        var vintages = Enumerable.Range(1, 12).ToList();
        var problem = SmallTables.ThreeByThree;
        var result = SmallTables.Protect(problem);
        var hidden = SmallTables.HiddenOf(result);
        var other = new HashSet<string> { "r0c0", "r0c2", "r1c0", "r1c2" };
        var common = hidden.Intersect(other).ToHashSet();

        var held = vintages.Select(_ => SmallTables.Attack(SmallTables.Publish(problem, hidden)).Intervals[0]).Distinct();
        var careless = SmallTables.Attack(SmallTables.Publish(problem, common));

        Assert.Single(held);
        Assert.NotEmpty(careless.Failures);
    }

    [Fact]
    public void CoalitionOfTwo_AgainstThreeGroups_IsStoppedByThePrimaryRules()
    {
        // Two of three groups subtract themselves and read the third; with R2 = 4 and R4 the cell is never shown
        var three = PrimaryRules.Judge(new PlanRules(), [[40], [35], [30]]);
        var control = PrimaryRules.Judge(new PlanRules { MinimumGroups = 3, CoalitionPercent = 0 }, [[40], [35], [30]]);

        Assert.True(three.IsPrimary);
        Assert.Contains("R2", three.Rules);
        Assert.False(control.IsPrimary);
    }

    private static void AssertLeak(ProtectionCell[] cells, TotalEquation[] equations, string secret)
    {
        var problem = Problem(cells, equations);

        var control = SmallTables.Attack(SmallTables.Publish(problem, new HashSet<string> { secret }));
        var result = SmallTables.Protect(problem);
        var release = SmallTables.Attack(SmallTables.Publish(problem, SmallTables.HiddenOf(result)));

        Assert.Contains(control.Failures, failure => failure.Rule == "disclosed" && failure.Cell == secret);
        Assert.Empty(result.Failures);
        Assert.Empty(release.Failures);
        var found = release.Intervals.Single(interval => interval.Cell == secret);
        var cell = cells.Single(item => item.Id == secret);
        Assert.True(found.High is null || found.High >= cell.Value + cell.UpperProtection);
    }

    private static ProtectionProblem Problem(ProtectionCell[] cells, TotalEquation[] equations) =>
        Assert.IsType<ProtectionProblem>(ProblemCheck.Check(new ProtectionProblem { Cells = cells, Equations = equations }).Problem);

    private static ProtectionCell Cell(string id, long value) => new() { Id = id, Value = value };

    private static ProtectionCell Primary(string id, long value) => new() { Id = id, Value = value, IsPrimary = true, UpperProtection = 5 };

    private static TotalEquation Sum(string total, params string[] parts) => new(total, parts);
}
