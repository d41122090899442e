using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure;

/// <summary>Smallest and largest value of every cell of one component.</summary>
internal static class ComponentAttack
{
    internal static IEnumerable<(string Cell, long Low, long? High)> Run(
        AttackComponent component,
        SolverFactory solvers,
        Action report,
        CancellationToken cancellation)
    {
        if (component.Rows.Count == 0)
        {
            foreach (var cell in component.Cells)
            {
                yield return (cell, 0, null);
            }

            yield break;
        }

        var ranges = ColumnRanges.Find(Program(component), solvers, [], _ => report(), cancellation);
        for (var k = 0; k < ranges.Length; k++)
        {
            var (low, high) = ranges[k];
            yield return (component.Cells[k], Math.Max(0, RoundDown(low)), double.IsInfinity(high) ? null : -RoundDown(-high));
        }
    }

    private static LinearProgram Program(AttackComponent component)
    {
        var program = new LinearProgram(
            [.. component.Rows.Select(row => row.Lower ?? double.NegativeInfinity)],
            [.. component.Rows.Select(row => row.Upper ?? double.PositiveInfinity)]);
        var entries = component.Cells.ToDictionary(cell => cell, _ => new List<(int Row, double Coefficient)>());
        for (var r = 0; r < component.Rows.Count; r++)
        {
            foreach (var (cell, coefficient) in component.Rows[r].Terms)
            {
                entries[cell].Add((r, coefficient));
            }
        }

        foreach (var cell in component.Cells)
        {
            program.AddColumn(0, double.PositiveInfinity, 0, entries[cell]);
        }

        return program;
    }

    private static long RoundDown(double value)
    {
        var whole = Math.Round(value);
        var slack = 1e-6 * Math.Max(1, Math.Abs(value) * 1e-4);
        return (long)(Math.Abs(value - whole) <= slack ? whole : Math.Floor(value));
    }
}
