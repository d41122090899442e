using Portal.Data.Disclosure;

namespace Portal.Tests.Data.Disclosure;

public sealed class ProtectionTests
{
    [Fact]
    public void Run_OnePrimaryCell_HidesARectangle()
    {
        var result = SmallTables.Protect(SmallTables.ThreeByThree);

        Assert.Empty(result.Failures);
        Assert.Equal(3, result.SecondaryCount);
        Assert.Equal(100, result.SecondaryValue);
    }

    [Fact]
    public void Run_OnePrimaryCell_StatesTheIntervalOfTheAttacker()
    {
        var problem = SmallTables.ThreeByThree;

        var result = SmallTables.Protect(problem);

        var attack = SmallTables.Attack(SmallTables.Publish(problem, SmallTables.HiddenOf(result)));
        Assert.Empty(attack.Failures);
        Assert.Equal(attack.Intervals, result.Intervals);
    }

    [Fact]
    public void Run_ShuffledRows_GivesTheSameBytes()
    {
        var problem = SmallTables.ThreeByThree;
        var shuffled = problem with { Cells = [.. problem.Cells.Reverse()], Equations = [.. problem.Equations.Reverse()] };

        var first = ResultFiles.Write(problem, SmallTables.Protect(problem));
        var second = ResultFiles.Write(shuffled, SmallTables.Protect(shuffled));

        Assert.Equal(first, second);
    }

    [Fact]
    public void Run_InsiderAlone_IsDeniedWhatThePublicIsDenied()
    {
        // Row 0 hides 5 (one group) and 40 (one other group): that group would subtract itself and read the 5
        var problem = SmallTables.ThreeByThree;
        var known = problem with
        {
            Contributions = [new GroupContribution("r0c0", "small", 5), new GroupContribution("r0c1", "large", 40), new GroupContribution("r2c0", "large", 25)],
        };

        var result = SmallTables.Protect(known);

        Assert.Empty(result.Failures);
        Assert.Equal(2, result.InsiderCount);
        Assert.True(result.SecondaryValue > 100);
    }

    [Fact]
    public void Run_CellThatNothingCanHide_IsReportedAsUnprotected()
    {
        var problem = SmallTables.ThreeByThree;
        var locked = problem with { Cells = [.. problem.Cells.Select(cell => cell.IsPrimary ? cell : cell with { Lock = CellLock.Shown })] };

        var result = SmallTables.Protect(locked);

        Assert.Contains(result.Failures, failure => failure is { Rule: "not-protected", Cell: "r0c0" });
    }
}
