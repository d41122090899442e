using Portal.Data.Disclosure;

namespace Portal.Tests.Data.Disclosure;

public sealed class AttackerTests
{
    [Fact]
    public void Run_OnlyThePrimaryHidden_ComputesIt()
    {
        var result = SmallTables.Attack(SmallTables.Publish(SmallTables.ThreeByThree, new HashSet<string> { "r0c0" }));

        Assert.Equal([new AttackInterval("r0c0", 5, 5)], result.Intervals);
        Assert.Contains(result.Failures, failure => failure is { Rule: "disclosed", Cell: "r0c0" });
    }

    [Fact]
    public void Run_RectangleHidden_FindsTheRange()
    {
        var hidden = new HashSet<string> { "r0c0", "r0c1", "r2c0", "r2c1" };

        var result = SmallTables.Attack(SmallTables.Publish(SmallTables.ThreeByThree, hidden));

        Assert.Empty(result.Failures);
        Assert.Equal(new AttackInterval("r0c0", 0, 30), result.Intervals[0]);
    }

    [Fact]
    public void Run_StatedIntervalTooWide_IsAViolation()
    {
        var hidden = new HashSet<string> { "r0c0", "r0c1", "r2c0", "r2c1" };
        var release = SmallTables.Publish(SmallTables.ThreeByThree, hidden);
        var honest = SmallTables.Attack(release).Intervals;

        var result = SmallTables.Attack(release with { Intervals = [.. honest.Select(interval => interval with { High = interval.High + 5 })] });

        Assert.Equal(4, result.Failures.Count(failure => failure.Rule == "interval"));
    }

    [Theory]
    [InlineData("a,90000000000\nb,0.000001", null)]
    [InlineData("a,5\nb,c", "id,lo,hi\nb,0,9e27")]
    public void Read_PublicAmountThatCannotBeComputedWith_IsRefused(string cells, string? intervals)
    {
        var (release, problems) = PublicReleaseReader.Read("id,value\n" + cells, "", intervals, null, null);

        Assert.Null(release);
        Assert.Contains(problems, problem => problem.Rule == "value-too-large");
    }

    [Theory]
    [InlineData("id,amount\na,5", "", null, null, "missing-column")]
    [InlineData("id,value\na,5\nb,c", "a;b,b", null, null, "repeated-part")]
    [InlineData("id,value\na,5\nb,c", "a;a", null, null, "repeated-part")]
    [InlineData("id,value\na,5\nb,c", "", "", null, "missing-column")]
    [InlineData("id,value\na,5\nb,c", "", "id,lo,hi\n", null, "missing-interval")]
    [InlineData("id,value\na,5\nb,c", "", "id,lo,hi\nb,0,inf\nb,3,4\n", null, "duplicate-id")]
    [InlineData("id,value\na,5\nb,c", "", null, "lower,upper,terms\n0,,9000000000000000000*a 9000000000000000000*b", "value-too-large")]
    public void Read_PublicFileThatCannotBeAttacked_NamesTheRule(string cells, string equations, string? intervals, string? facts, string rule)
    {
        var (release, problems) = PublicReleaseReader.Read(cells, equations, intervals, facts, null);

        Assert.Null(release);
        Assert.Contains(problems, problem => problem.Rule == rule);
    }

    [Fact]
    public void CompareAlone_MoreRoomTogetherThanStated_IsAViolation()
    {
        AttackInterval[] found = [new("a", 0, 30), new("b", 5, null), new("c", 1, 9)];

        Assert.Empty(Attacker.CompareAlone([new("a", 0, 40), new("b", 0, null), new("c", 1, 9), new("shown since", 0, 5)], found));
        Assert.Equal(
            ["c", "a", "b"],
            Attacker.CompareAlone([new("a", 0, 20), new("b", 5, 90)], found).Select(failure => failure.Cell));
    }
}
