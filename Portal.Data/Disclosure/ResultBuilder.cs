using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure;

/// <summary>From a pattern and its deviations to the result: witnesses, intervals and the exact verdict.</summary>
internal static class ResultBuilder
{
    internal static ProtectionResult Build(
        ProtectionProblem problem,
        LinkedSystem system,
        bool[] hidden,
        SuppressionSearch search,
        SolverFactory solvers,
        Action<string, int, int> report,
        CancellationToken cancellation)
    {
        var packer = new WitnessPacker(system, hidden, search.Pool.Active);
        var packed = packer.Pack();
        var intervals = IntervalFinder.Find(system, hidden, packer.Tables, solvers, report, cancellation);
        var order = Enumerable.Range(0, hidden.Length).OrderBy(i => system.Cells[i].Id, CellIdComparer.Instance).ToArray();
        var tables = packer.Tables
            .Select(table => new WitnessTable(order.ToDictionary(i => system.Cells[i].Id, i => system.Cells[i].Value + table[i])))
            .ToList();
        var uses = order.Where(i => hidden[i])
            .Select(i => new WitnessUse(system.Cells[i].Id, packed[i].Low, packed[i].High))
            .ToList();
        var secondaries = order.Where(i => hidden[i] && !system.Cells[i].IsPrimary).ToList();
        report("check", 0, 1);
        var failures = ExactChecker.Check(problem, order.Where(i => hidden[i]).Select(i => system.Cells[i].Id).ToHashSet(), tables, uses)
            .Concat(InsiderChecker.Check(system, order.Where(i => hidden[i]).ToHashSet(), [.. search.Pool.Active]));
        return new ProtectionResult
        {
            Pattern = [.. order.Select(i => (system.Cells[i].Id, StatusOf(system.Cells[i], hidden[i])))],
            Intervals = [.. order.Where(i => hidden[i]).Select(i => new AttackInterval(system.Cells[i].Id, intervals[i].Low, intervals[i].High))],
            Tables = tables,
            Witnesses = uses,
            Failures = [.. failures],
            Engine = solvers.Name,
            EquationCount = system.Rows.Length,
            InsiderCount = system.Audiences.Length - 1,
            SecondaryCount = secondaries.Count,
            SecondaryValue = secondaries.Sum(i => system.Cells[i].Value),
        };
    }

    private static CellStatus StatusOf(ProtectionCell cell, bool isHidden) =>
        !isHidden ? CellStatus.Shown : cell.IsPrimary ? CellStatus.SuppressedPrimary : CellStatus.SuppressedSecondary;
}
