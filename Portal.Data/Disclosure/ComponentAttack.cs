using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure;

/// <summary>Smallest and largest value of every cell of one component.</summary>
internal static class ComponentAttack
{
    /// <summary>Up to here a solver's tolerances are far below one unit.</summary>
    internal const long LargestFine = 1L << 30;

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

        var center = Center(component, solvers);
        var ranges = ColumnRanges.Find(Program(component, center), solvers, [], _ => report(), cancellation);
        for (var k = 0; k < ranges.Length; k++)
        {
            var (low, high) = ranges[k];
            yield return (component.Cells[k], Math.Max(0, center[k] + WholeEnd.Below(low)), double.IsInfinity(high) ? null : center[k] + WholeEnd.Above(high));
        }
    }

    /// <summary>Values from which all others are counted: zero, or where amounts are so large that a double would lose units, those of about some possible table.</summary>
    private static long[] Center(AttackComponent component, SolverFactory solvers)
    {
        var center = new long[component.Cells.Count];
        if (component.Rows.Max(row => Math.Max(Math.Abs(row.Lower ?? 0), Math.Abs(row.Upper ?? 0))) > LargestFine)
        {
            using var solver = solvers.Create(Program(component, center));
            if (solver.Minimize() is LinearStatus.Optimal)
            {
                for (var k = 0; k < center.Length; k++)
                {
                    center[k] = Math.Max(0, (long)Math.Round(solver.Values[k]));
                }
            }
        }

        return center;
    }

    private static LinearProgram Program(AttackComponent component, long[] center)
    {
        var at = component.Cells.Zip(center).ToDictionary(pair => pair.First, pair => pair.Second);
        var moved = component.Rows.Select(row => row.Terms.Aggregate((Int128)0, (sum, term) => sum + ((Int128)term.Value * at[term.Key]))).ToArray();
        var program = new LinearProgram(
            [.. component.Rows.Select((row, r) => row.Lower is { } lower ? (double)(lower - moved[r]) : double.NegativeInfinity)],
            [.. component.Rows.Select((row, r) => row.Upper is { } upper ? (double)(upper - moved[r]) : double.PositiveInfinity)]);
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
            program.AddColumn(-at[cell], double.PositiveInfinity, 0, entries[cell]);
        }

        return program;
    }
}
