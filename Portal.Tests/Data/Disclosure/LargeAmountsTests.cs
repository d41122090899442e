using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Tests.Data.Disclosure;

/// <summary>Amounts up to 9e15, where a double barely holds an integer: the moves must be exact all the same.</summary>
public sealed class LargeAmountsTests
{
    private const int Tables = 60;

    /// <summary>Units that doubles near 9e15 do not tell apart, on both sides.</summary>
    private const long Untold = 150;

    [Fact]
    public void Protect_AnyMagnitude_IsProvenInIntegers() =>
        Prop.ForAll(RandomTables.LargeProblems().ToArbitrary(), problem =>
        {
            var result = SmallTables.Protect(problem, SolverEngine.Automatic, 0);

            // Of some the managed engine finds no exact move: it names them, and nothing may be published
            if (result.Failures.Count > 0 && !ClpLibrary.IsInstalled())
            {
                return;
            }

            // Nothing is empty and nobody knows a part, so every table can be protected
            Assert.Empty(result.Failures);
            var attack = SmallTables.Attack(SmallTables.Publish(problem, SmallTables.HiddenOf(result)));
            Assert.Empty(attack.Failures);
            Assert.All(attack.Intervals.Zip(result.Intervals), pair => Assert.True(
                pair.First.Cell == pair.Second.Cell && Math.Abs(pair.First.Low - pair.Second.Low) <= Untold && Math.Abs((pair.First.High ?? -1) - (pair.Second.High ?? -1)) <= Untold, $"{pair}"));
            var reach = attack.Intervals.ToDictionary(interval => interval.Cell);
            Assert.All(problem.Cells.Where(cell => cell.IsPrimary), cell => Assert.True(
                (reach[cell.Id].High ?? long.MaxValue) >= cell.Value + cell.UpperProtection && reach[cell.Id].Low <= cell.Value - Math.Min(cell.UpperProtection, cell.Value), cell.Id));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Tables));

    [Fact]
    public void Protect_ProtectionOfTheWholeAmount_IsReachedToTheUnit()
    {
        const long large = 3_000_000_000_000_001;
        ProtectionCell Cell(string id, long value, long protection = 0) => new() { Id = id, Value = value, IsPrimary = protection > 0, UpperProtection = protection };
        var problem = new ProtectionProblem
        {
            Cells = [Cell("all", (2 * large) + 7), Cell("a", large, large), Cell("b", large - 2), Cell("c", 9)],
            Equations = [new TotalEquation("all", ["a", "b", "c"])],
        };

        var result = SmallTables.Protect(problem);

        Assert.Empty(result.Failures);
        Assert.Contains(result.Tables, table => table.Values["a"] == 0);
    }

    [Theory]
    [InlineData(12.0, 12, 12)]
    [InlineData(12.4, 12, 13)]
    [InlineData(-12.4, -13, -12)]
    [InlineData(12.0000001, 12, 12)]
    [InlineData(4.0e12, 4_000_000_000_000, 4_000_000_000_000)]
    [InlineData(4.0e15, 3_999_999_999_999_984, 4_000_000_000_000_016)]
    public void WholeEnd_OfADouble_LiesOutwards(double value, long below, long above)
    {
        Assert.Equal(below, WholeEnd.Below(value));
        Assert.Equal(above, WholeEnd.Above(value));
    }
}
