using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Tests.Data.Disclosure;

/// <summary>A large part is taken region by region: the verdict on every group must be that of the whole.</summary>
public sealed class InsiderAttackTests
{
    private const int Tables = 60;

    [Fact]
    public void Run_RegionByRegion_FindsWhatTheWholeFinds() =>
        Prop.ForAll(RandomTables.Problems(true).ToArbitrary(), problem =>
        {
            // Only what the rules name is hidden, and what stands beside it: some groups then come too close
            var hidden = problem.Cells.Where((cell, i) => cell.IsPrimary || i % 3 > 0).Select(cell => cell.Id).ToHashSet();
            var known = ContributionTotals.Complete(problem) with
            {
                Cells = [.. problem.Cells.Select(cell => hidden.Contains(cell.Id) ? cell : cell with { Lock = CellLock.Shown })],
            };
            foreach (var system in ProblemSplitter.Split(known).Parts.Select(part => LinkedSystem.Build(part, "seed")))
            {
                Assert.Equal(Found(system, int.MaxValue / 4), Found(system, 3));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Tables));

    [Fact]
    public void Run_BoundOfTheWork_IsAFinding()
    {
        var system = LinkedSystem.Build(ProblemSplitter.Split(ContributionTotals.Complete(Reader())).Parts.Single(), "seed");

        Assert.Contains(Attack(system, 100, mostPrograms: 0), failure => failure.Rule == "effort");
        Assert.Equal("insider", Assert.Single(Attack(system, 100, mostPrograms: 1_000).DistinctBy(failure => failure.Cell)).Rule);
    }

    /// <summary>A total of three cells: whoever is alone in one of two hidden ones reads the other.</summary>
    private static ProtectionProblem Reader() => new()
    {
        Cells =
        [
            new ProtectionCell { Id = "total", Value = 40, Lock = CellLock.Shown },
            new ProtectionCell { Id = "shown", Value = 10, Lock = CellLock.Shown },
            new ProtectionCell { Id = "own", Value = 12 },
            new ProtectionCell { Id = "secret", Value = 18, IsPrimary = true, UpperProtection = 2 },
        ],
        Equations = [new TotalEquation("total", ["shown", "own", "secret"])],
        Contributions = [new("own", "reader", 12), new("secret", "one", 10), new("secret", "other", 8)],
    };

    private static string[] Found(LinkedSystem system, int regionCells) =>
        [.. Attack(system, regionCells, long.MaxValue).Select(failure => $"{failure.Cell}: {failure.Message}").Order(StringComparer.Ordinal)];

    private static IReadOnlyList<DisclosureFailure> Attack(LinkedSystem system, int regionCells, long mostPrograms) =>
        new InsiderAttack(system, CellCosts.Compute(system, 0), new SolverFactory(SolverEngine.Managed), mostPrograms, CancellationToken.None) { RegionCells = regionCells }
            .Run((_, _) => { });
}
