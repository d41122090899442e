using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure;

/// <summary>The attacker's interval of every hidden cell: the smallest and largest value over all tables that agree with the publication.</summary>
internal static class IntervalFinder
{
    internal static Dictionary<int, (long Low, long? High)> Find(
        LinkedSystem system,
        bool[] hidden,
        IEnumerable<long[]> tables,
        SolverFactory solvers,
        Action<string, int, int> report,
        CancellationToken cancellation)
    {
        var members = Enumerable.Range(0, hidden.Length).Where(i => hidden[i]).ToArray();
        var known = tables.ToList();
        var result = new Dictionary<int, (long Low, long? High)>();
        if (members.Length == 0)
        {
            return result;
        }

        using var solver = Build(system, hidden, members, solvers);
        for (var k = 0; k < members.Length; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (k % 100 == 0)
            {
                report("intervals", k, members.Length);
            }

            var cell = members[k];
            var value = system.Cells[cell].Value;
            long low = 0;
            if (!known.Exists(table => value + table[cell] == 0))
            {
                var reached = Solve(solver, k, 1);
                low = Math.Max(0, value + (reached is { } least ? Outwards(least, -1) : -value));
            }

            var most = Solve(solver, k, -1);
            result[cell] = (low, most is { } greatest ? value + Outwards(greatest, 1) : null);
        }

        return result;
    }

    private static ILinearSolver Build(LinkedSystem system, bool[] hidden, int[] members, SolverFactory solvers)
    {
        var rows = members.SelectMany(cell => system.RowsOf[cell]).Select(entry => entry.Row).Distinct().Order().ToArray();
        var place = rows.Select((row, index) => (row, index)).ToDictionary(pair => pair.row, pair => pair.index);
        var program = new LinearProgram(
            [.. rows.Select(row => system.Rows[row].Lower <= -SystemRow.Unbounded ? double.NegativeInfinity : system.Rows[row].Lower)],
            [.. rows.Select(row => system.Rows[row].Upper >= SystemRow.Unbounded ? double.PositiveInfinity : system.Rows[row].Upper)]);
        foreach (var cell in members)
        {
            var isFree = hidden[cell] && system.Cells[cell].Lock is not CellLock.Shown;
            program.AddColumn(
                isFree ? -system.Cells[cell].Value : 0,
                isFree ? double.PositiveInfinity : 0,
                0,
                system.RowsOf[cell].Select(entry => (place[entry.Row], (double)entry.Coefficient)));
        }

        return solvers.Create(program);
    }

    private static double? Solve(ILinearSolver solver, int column, int cost)
    {
        solver.SetCost(column, cost);
        var status = solver.Minimize();
        var value = status is LinearStatus.Optimal ? solver.Values[column] : (double?)null;
        solver.SetCost(column, 0);
        return value;
    }

    private static long Outwards(double value, int sign)
    {
        var whole = Math.Round(value);
        var tolerance = 1e-6 * Math.Max(1, Math.Abs(value) * 1e-4);
        return Math.Abs(value - whole) <= tolerance ? (long)whole : (long)(sign < 0 ? Math.Floor(value) : Math.Ceiling(value));
    }
}
