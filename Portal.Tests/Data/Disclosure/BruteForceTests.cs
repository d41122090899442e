using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Tests.Data.Disclosure;

/// <summary>The engine against counting every table and every pattern.</summary>
public sealed class BruteForceTests
{
    [Theory]
    [InlineData(SolverEngine.Managed)]
    [InlineData(SolverEngine.Automatic)]
    public void Attack_EveryPatternOfASmallTable_GivesTheRangeOfAllTables(SolverEngine engine)
    {
        var problem = SmallTables.Build([[1, 4, 2], [3, 0, 5], [2, 6, 1]], primary: (0, 0), protection: 1);
        string[] inner = [.. problem.Cells.Select(cell => cell.Id).Where(id => id[1] < '3' && id[3] < '3')];
        for (var pattern = 1; pattern < 1 << inner.Length; pattern += 3)
        {
            var hidden = inner.Where((_, at) => (pattern >> at & 1) == 1).ToHashSet();
            var release = SmallTables.Publish(problem, hidden);

            var found = Attacker.Run(release, engine, null, CancellationToken.None);

            var every = EveryTable.Ranges(release);
            Assert.Equal(
                every.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new AttackInterval(pair.Key, pair.Value.Low, pair.Value.High)),
                found.Intervals);
            Assert.Equal(every.Count(pair => pair.Value.Low == pair.Value.High), found.Failures.Count);
        }
    }

    [Theory]
    [InlineData(0, 0, 3)]
    [InlineData(1, 1, 4)]
    [InlineData(2, 0, 2)]
    [InlineData(0, 2, 9)]
    public void Protect_SmallTable_HidesTheLeastValueOfAllSafePatterns(int row, int column, long protection)
    {
        var problem = SmallTables.Build([[5, 9, 14], [6, 12, 8], [10, 3, 11]], (row, column), protection);

        var result = SmallTables.Protect(problem);

        Assert.Empty(result.Failures);
        Assert.Equal(LeastValue(problem), result.SecondaryValue);
        Assert.Equal(result.SecondaryValue, result.LeastSecondaryValue);
        Assert.Equal(result.PartCount, result.OptimalPartCount);
    }

    /// <summary>Tries patterns of inner cells, all of them, cheapest first; sums are dearer than any here.</summary>
    private static long LeastValue(ProtectionProblem problem)
    {
        var primary = problem.Cells.Single(cell => cell.IsPrimary);
        ProtectionCell[] others = [.. problem.Cells.Where(cell => !cell.IsPrimary && cell.Id[1] < '3' && cell.Id[3] < '3')];
        var best = long.MaxValue;
        for (var pattern = 0; pattern < 1 << others.Length; pattern++)
        {
            var chosen = others.Where((_, at) => (pattern >> at & 1) == 1).ToArray();
            var value = chosen.Sum(cell => cell.Value);
            if (value >= best)
            {
                continue;
            }

            var release = SmallTables.Publish(problem, chosen.Append(primary).Select(cell => cell.Id).ToHashSet());
            var (low, high) = EveryTable.Ranges(release)[primary.Id];
            if (high >= primary.Value + primary.UpperProtection && low <= primary.Value - Math.Min(primary.UpperProtection, primary.Value))
            {
                best = value;
            }
        }

        return best;
    }
}
