using Portal.Data.Disclosure;

namespace Portal.Tests.Data.Disclosure;

/// <summary>Tables made to trip a protection up.</summary>
public sealed class AdversarialTests
{
    [Fact]
    public void TwoSinglesInARow_EachKnowsItself_NeitherReadsTheOther()
    {
        // Row 14 of a well-known test file: two hidden cells, one group each; the published row total gives each the other
        var problem = SmallTables.Build([[13, 40, 30], [20, 35, 45], [25, 50, 15]], (0, 0), 2) with
        {
            Contributions = [new("r0c0", "a", 13), new("r0c1", "b", 40), new("r1c0", "c", 20), new("r1c1", "d", 35)],
        };
        var both = problem with { Cells = [.. problem.Cells.Select(cell => cell.Id == "r0c1" ? cell with { IsPrimary = true, UpperProtection = 4 } : cell)] };

        var result = SmallTables.Protect(both);

        Assert.Empty(result.Failures);
        Assert.True(SmallTables.HiddenOf(result).Count(id => id.StartsWith("r0", StringComparison.Ordinal)) >= 3);
        var control = PatternAudit.Check(both, new HashSet<string> { "r0c0", "r0c1", "r1c0", "r1c1" }, new ProtectionOptions(), CancellationToken.None);
        Assert.Contains(control, failure => failure is { Rule: "insider", Cell: "r0c0" });
        Assert.Contains(control, failure => failure is { Rule: "insider", Cell: "r0c1" });
    }

    [Fact]
    public void CellOfThreeTables_HiddenInOne_IsHeldAgainstAllOfThem()
    {
        var problem = Problem(
            [Primary("x", 6, 3), Cell("a", 20), Cell("b", 30), Cell("c", 40), Cell("xa", 26), Cell("xb", 36), Cell("xc", 46), Cell("ab", 50), Cell("bc", 70), Cell("all", 96)],
            [new("xa", ["x", "a"]), new("xb", ["x", "b"]), new("xc", ["x", "c"]), new("ab", ["a", "b"]), new("bc", ["b", "c"]), new("all", ["x", "a", "b", "c"])]);

        var result = SmallTables.Protect(problem);

        var attack = SmallTables.Attack(SmallTables.Publish(problem, SmallTables.HiddenOf(result)));
        Assert.Empty(result.Failures);
        Assert.Empty(attack.Failures);
        Assert.True(attack.Intervals.Single(interval => interval.Cell == "x") is { Low: <= 3, High: >= 9 });
    }

    [Fact]
    public void TotalThatEqualsItsOnlyChild_IsHiddenWithIt()
    {
        var problem = Problem(
            [Primary("x", 6, 3), Cell("only", 6), Cell("y", 10), Cell("z", 12), Cell("all", 28)],
            [new("only", ["x"]), new("only", ["x"]), new("all", ["only", "y", "z"])]);

        var result = SmallTables.Protect(problem);

        Assert.Empty(result.Failures);
        Assert.Contains("only", SmallTables.HiddenOf(result));
    }

    [Fact]
    public void AllButOneHidden_TheRowTotalIsHiddenToo()
    {
        var problem = Problem(
            [Primary("a", 4, 4), Primary("b", 4, 4), Primary("c", 4, 4), Cell("d", 1), Cell("t", 13)],
            [new("t", ["a", "b", "c", "d"])]);

        var result = SmallTables.Protect(problem);

        Assert.Empty(result.Failures);
        Assert.All(result.Intervals.Where(interval => interval.Cell.Length == 1 && interval.Cell[0] < 'd'), interval => Assert.True(interval.High is null or >= 8));
    }

    [Fact]
    public void SumThatOnlyOneCellCouldChange_IsReportedAndFails()
    {
        var problem = Problem(
            [Primary("x", 6, 3), Cell("y", 4) with { Lock = CellLock.Shown }, Cell("t", 10) with { Lock = CellLock.Shown }],
            [new("t", ["x", "y"])]);

        var result = SmallTables.Protect(problem);

        Assert.Contains(result.Failures, failure => failure is { Rule: "not-protected", Cell: "x" });
        Assert.Contains(result.Failures, failure => failure is { Rule: "rank", Cell: "x" });
        Assert.Equal(new AttackInterval("x", 6, 6), Assert.Single(result.Intervals));
    }

    [Fact]
    public void PrimaryCellOfZero_MayHoldWhatItsNeighboursGiveIt()
    {
        var problem = SmallTables.Build([[0, 9, 8], [7, 6, 5], [0, 3, 4]], (0, 0), 3);

        var result = SmallTables.Protect(problem);

        Assert.Empty(result.Failures);
        Assert.True(result.Intervals.Single(interval => interval.Cell == "r0c0") is { Low: 0, High: >= 3 });
    }

    private static ProtectionProblem Problem(ProtectionCell[] cells, TotalEquation[] equations) =>
        Assert.IsType<ProtectionProblem>(ProblemCheck.Check(new ProtectionProblem { Cells = cells, Equations = equations }).Problem);

    private static ProtectionCell Cell(string id, long value) => new() { Id = id, Value = value };

    private static ProtectionCell Primary(string id, long value, long protection) => new() { Id = id, Value = value, IsPrimary = true, UpperProtection = protection };
}
