using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Tests.Data.Disclosure;

/// <summary>Whatever the table: what both engines hide is enough, against the public and against every group.</summary>
public sealed class RandomTablesTests
{
    private const int Tables = 40;
    private const int Programs = 400;
    private static readonly string[] Measures = [":n", ":m"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Protect_AnyTable_LeavesEveryHiddenCellItsProtection(bool withGroups) =>
        Prop.ForAll(RandomTables.Problems(withGroups).ToArbitrary(), problem =>
        {
            var result = SmallTables.Protect(problem, optimum: Programs);

            var attack = SmallTables.Attack(SmallTables.Publish(problem, SmallTables.HiddenOf(result)));
            Assert.Equal(attack.Intervals, result.Intervals);
            var safe = attack.Intervals.ToDictionary(interval => interval.Cell);
            var failed = result.Failures.Select(failure => failure.Cell).ToHashSet();
            foreach (var cell in problem.Cells.Where(cell => safe.ContainsKey(cell.Id) && !failed.Contains(cell.Id)))
            {
                var (low, high) = (safe[cell.Id].Low, safe[cell.Id].High ?? long.MaxValue);
                Assert.True(high >= cell.Value + cell.UpperProtection && low <= cell.Value - Math.Min(cell.UpperProtection, cell.Value) && low < high, cell.Id);
            }

            Assert.All(problem.Cells.Where(cell => cell.IsPrimary), cell => Assert.Contains(cell.Id, safe.Keys));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Tables));

    [Fact]
    public void Protect_AnyTwoMeasuresOfOnePattern_AreHiddenTogetherAndEachIsEnough() =>
        Prop.ForAll(RandomTables.Problems(true).ToArbitrary(), problem =>
        {
            // The second measure is the first three times over, of the same groups; its rules name nothing
            var both = problem with
            {
                HasOnePattern = true,
                Cells = [.. problem.Cells.Select(cell => cell with { Id = cell.Id + ":n" }), .. problem.Cells.Select(cell => cell with { Id = cell.Id + ":m", Value = 3 * cell.Value, IsPrimary = false, UpperProtection = 0 })],
                Equations = [.. Measures.SelectMany(measure => problem.Equations.Select(equation => new TotalEquation(equation.Total + measure, [.. equation.Parts.Select(part => part + measure)])))],
                Contributions = [.. problem.Contributions.SelectMany(part => Measures.Select(measure => part with { Cell = part.Cell + measure, Value = (measure == ":m" ? 3 : 1) * part.Value }))],
            };

            var result = SmallTables.Protect(both, optimum: Programs);

            var hidden = SmallTables.HiddenOf(result);
            Assert.All(problem.Cells, cell => Assert.Equal(hidden.Contains(cell.Id + ":n"), hidden.Contains(cell.Id + ":m")));
            var failed = result.Failures.Select(failure => failure.Cell).ToHashSet();
            Assert.All(SmallTables.Attack(SmallTables.Publish(both, hidden)).Intervals, interval => Assert.True(interval.Low < (interval.High ?? long.MaxValue) || failed.Contains(interval.Cell), interval.Cell));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Tables));

    [Fact]
    public void Protect_AnyTableInAnyOrder_GivesTheSameBytes() =>
        Prop.ForAll(RandomTables.Problems(true).ToArbitrary(), problem =>
        {
            var shuffled = problem with { Cells = [.. problem.Cells.Reverse()], Equations = [.. problem.Equations.Reverse()], Contributions = [.. problem.Contributions.Reverse()] };

            var first = SmallTables.Protect(problem, SolverEngine.Managed, Programs);
            var second = SmallTables.Protect(shuffled, SolverEngine.Managed, Programs);

            Assert.Equal(first.Failures, second.Failures);
            Assert.Equal(ResultFiles.Write(problem, first), ResultFiles.Write(shuffled, second));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Tables));

    [Fact]
    public void Protect_AnyTable_IsTheSameWithBothEngines() =>
        Prop.ForAll(RandomTables.Problems(true).ToArbitrary(), problem =>
        {
            var first = SmallTables.Protect(problem, SolverEngine.Managed, 0);
            var second = SmallTables.Protect(problem, SolverEngine.Automatic, 0);

            Assert.Equal(first.Failures, second.Failures);
            Assert.Equal(first.Pattern, second.Pattern);
            Assert.Equal(first.Intervals, second.Intervals);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Tables));

    [Fact]
    public void Protect_AnyTable_IsProvenToTheSameValueByBothEngines() =>
        Prop.ForAll(RandomTables.Problems(false).ToArbitrary(), problem =>
        {
            var first = SmallTables.Protect(problem, SolverEngine.Managed, Programs);
            var second = SmallTables.Protect(problem, SolverEngine.Automatic, Programs);

            Assert.Equal(first.Failures, second.Failures);
            Assert.True(first.LeastSecondaryValue <= second.SecondaryValue && second.LeastSecondaryValue <= first.SecondaryValue);
            Assert.True(first.OptimalPartCount < first.PartCount || second.OptimalPartCount < second.PartCount || first.SecondaryValue == second.SecondaryValue);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Tables));

    [Fact]
    public void Protect_AnyTableWithGroups_DeniesEveryGroupTheCellsOfOthers() =>
        Prop.ForAll(RandomTables.Problems(true).ToArbitrary(), problem =>
        {
            var result = SmallTables.Protect(problem, optimum: Programs);

            var failed = result.Failures.Select(failure => failure.Cell).ToHashSet();
            var release = SmallTables.Publish(problem, SmallTables.HiddenOf(result));
            foreach (var group in problem.Contributions.GroupBy(part => part.Group))
            {
                var alone = group.Select(part => part.Cell).Where(cell => problem.Contributions.All(part => part.Cell != cell || part.Group == group.Key)).ToHashSet();
                var seen = release with { Cells = release.Cells.ToDictionary(cell => cell.Key, cell => alone.Contains(cell.Key) ? problem.Cells.Single(known => known.Id == cell.Key).Value : cell.Value) };
                var exact = SmallTables.Attack(seen).Failures.Where(failure => failure.Rule == "disclosed").Select(failure => failure.Cell);
                Assert.DoesNotContain(problem.Cells, cell => cell.IsPrimary && exact.Contains(cell.Id) && !failed.Contains(cell.Id));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Tables));
}
