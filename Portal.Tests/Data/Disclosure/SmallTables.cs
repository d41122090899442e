using System.Globalization;
using System.Text;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Tests.Data.Disclosure;

/// <summary>Two-way tables with totals, small enough to work out by hand.</summary>
internal static class SmallTables
{
    /// <summary>A table in which one inner cell of 5 is primary and must reach 10.</summary>
    internal static ProtectionProblem ThreeByThree => Build([[5, 40, 55], [60, 70, 80], [25, 35, 45]], primary: (0, 0), protection: 5);

    internal static ProtectionProblem Build(long[][] values, (int Row, int Column) primary, long protection)
    {
        var cells = new StringBuilder("id,value,primary,upper_protection\n");
        var equations = new StringBuilder();
        for (var i = 0; i <= values.Length; i++)
        {
            for (var j = 0; j <= values[0].Length; j++)
            {
                var value = values.Where((_, row) => i == values.Length || row == i)
                    .Sum(row => row.Where((_, column) => j == values[0].Length || column == j).Sum());
                var isPrimary = (i, j) == primary;
                cells.Append(CultureInfo.InvariantCulture, $"r{i}c{j},{value},{(isPrimary ? 1 : 0)},{(isPrimary ? protection : 0)}\n");
            }

            equations.Append(CultureInfo.InvariantCulture, $"r{i}c{values[0].Length};{string.Join(',', Enumerable.Range(0, values[0].Length).Select(j => $"r{i}c{j}"))}\n");
        }

        for (var j = 0; j <= values[0].Length; j++)
        {
            equations.Append(CultureInfo.InvariantCulture, $"r{values.Length}c{j};{string.Join(',', Enumerable.Range(0, values.Length).Select(i => $"r{i}c{j}"))}\n");
        }

        return Assert.IsType<ProtectionProblem>(ProblemReader.Read(cells.ToString(), equations.ToString(), null).Problem);
    }

    internal static ProtectionResult Protect(ProtectionProblem problem, SolverEngine engine = SolverEngine.Managed, long optimum = 20_000) =>
        Protection.Run(problem, new ProtectionOptions { Engine = engine, OptimumPrograms = optimum }, null, CancellationToken.None);

    internal static PublicRelease Publish(ProtectionProblem problem, IReadOnlySet<string> hidden) => new()
    {
        Cells = problem.Cells.ToDictionary(cell => cell.Id, cell => hidden.Contains(cell.Id) ? (long?)null : cell.Value),
        Equations = problem.Equations,
        Facts = problem.Facts,
        Decimals = problem.Decimals,
    };

    internal static AttackResult Attack(PublicRelease release) =>
        Attacker.Run(release, SolverEngine.Managed, null, CancellationToken.None);

    internal static HashSet<string> HiddenOf(ProtectionResult result) =>
        [.. result.Pattern.Where(cell => cell.Status is not CellStatus.Shown).Select(cell => cell.Cell)];
}
