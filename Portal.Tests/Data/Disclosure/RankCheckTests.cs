using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Disclosure;

namespace Portal.Tests.Data.Disclosure;

public sealed class RankCheckTests
{
    [Fact]
    public void Determined_RectangleWithATail_NamesTheTailAlone()
    {
        var problem = SmallTables.ThreeByThree;

        var found = RankCheck.Determined(problem.Equations, new HashSet<string> { "r0c0", "r0c1", "r2c0", "r2c1", "r1c2" });

        Assert.Equal(["r1c2"], found);
    }

    [Fact]
    public void Determined_SystemWithoutASimpleSubtraction_IsSolved()
    {
        // a + b, b + c and a + c are published: no sum has one unknown, and yet all three follow
        TotalEquation[] sums = [new("p", ["a", "b"]), new("q", ["b", "c"]), new("r", ["a", "c"])];

        var found = RankCheck.Determined(sums, new HashSet<string> { "a", "b", "c" });

        Assert.Equal(3, found.Count);
    }

    [Fact]
    public void Determined_AnyPattern_AreCellsOfOneValueAndNothingElseThatSumsAloneGive() =>
        Prop.ForAll(RandomTables.Problems(false).ToArbitrary(), Gen.ArrayOf(Gen.Choose(0, 9), 60).ToArbitrary(), (problem, dice) =>
        {
            var hidden = problem.Cells.Where((_, at) => dice[at % 60] < 4).Select(cell => cell.Id).ToHashSet();

            var found = RankCheck.Determined(problem.Equations, hidden);

            // With every value far from 0 only the sums bind: then elimination and linear programs must agree
            var lifted = problem.Cells.ToDictionary(cell => cell.Id, cell => hidden.Contains(cell.Id) ? (long?)null : cell.Value);
            var exact = SmallTables.Attack(new PublicRelease { Cells = lifted, Equations = problem.Equations }).Intervals.Where(interval => interval.Low == interval.High).Select(interval => interval.Cell).ToHashSet();
            Assert.Superset(found.ToHashSet(), exact);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
}
