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
        var members = Enumerable.Range(0, hidden.Length).Where(i => hidden[i] && system.Cells[i].Lock is not CellLock.Shown).ToArray();
        var links = new DisjointSets(hidden.Length);
        foreach (var row in system.Rows)
        {
            links.Join(row.Cells.Where(i => hidden[i]));
        }

        var known = tables.ToList();
        var result = new Dictionary<int, (long Low, long? High)>();
        foreach (var part in members.GroupBy(links.Root))
        {
            var cells = part.ToArray();
            var seen = known.Select(table => cells.Select(cell => (double)table[cell]).ToArray());
            var ranges = ColumnRanges.Find(Program(system, cells), solvers, seen, _ => report("intervals", result.Count, members.Length), cancellation);
            for (var k = 0; k < cells.Length; k++)
            {
                var value = system.Cells[cells[k]].Value;
                var low = double.IsInfinity(ranges[k].Low) ? 0 : Math.Max(0, value + WholeEnd.Below(ranges[k].Low));
                result[cells[k]] = (low, double.IsInfinity(ranges[k].High) ? null : value + WholeEnd.Above(ranges[k].High));
            }
        }

        return result;
    }

    /// <summary>Moves of hidden cells that hang together.</summary>
    private static LinearProgram Program(LinkedSystem system, int[] cells)
    {
        var rows = cells.SelectMany(cell => system.RowsOf[cell]).Select(entry => entry.Row).Distinct().Order().ToArray();
        var place = rows.Select((row, index) => (row, index)).ToDictionary(pair => pair.row, pair => pair.index);
        var program = new LinearProgram(
            [.. rows.Select(row => system.Rows[row].Lower <= -SystemRow.Unbounded ? double.NegativeInfinity : system.Rows[row].Lower)],
            [.. rows.Select(row => system.Rows[row].Upper >= SystemRow.Unbounded ? double.PositiveInfinity : system.Rows[row].Upper)]);
        foreach (var cell in cells)
        {
            program.AddColumn(-system.Cells[cell].Value, double.PositiveInfinity, 0, system.RowsOf[cell].Select(entry => (place[entry.Row], (double)entry.Coefficient)));
        }

        return program;
    }
}
