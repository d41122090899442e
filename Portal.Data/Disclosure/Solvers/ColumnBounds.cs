namespace Portal.Data.Disclosure.Solvers;

/// <summary>What each row alone allows each column, again and again until nothing moves: bounds that hold for every solution.</summary>
internal static class ColumnBounds
{
    private const int MostPasses = 12;

    /// <param name="program">Rows; its column bounds play no part.</param>
    /// <param name="lower">Bounds that hold already; tightened.</param>
    /// <param name="upper">The same above.</param>
    internal static void Propagate(LinearProgram program, double[] lower, double[] upper)
    {
        var rows = RowsOf(program);
        var changed = true;
        for (var pass = 0; changed && pass < MostPasses; pass++)
        {
            changed = false;
            for (var r = 0; r < rows.Length; r++)
            {
                changed |= Tighten(rows[r], program.RowUpper[r], 1, lower, upper);
                changed |= Tighten(rows[r], -program.RowLower[r], -1, lower, upper);
            }
        }
    }

    /// <summary>From sign x row &lt;= most: each term is at most what the smallest values of the others leave.</summary>
    private static bool Tighten(List<(int Column, double Coefficient)> row, double most, int sign, double[] lower, double[] upper)
    {
        if (double.IsInfinity(most))
        {
            return false;
        }

        var sum = 0.0;
        var endless = 0;
        foreach (var (column, coefficient) in row)
        {
            var least = Least(column, sign * coefficient);
            (sum, endless) = double.IsInfinity(least) ? (sum, endless + 1) : (sum + least, endless);
        }

        var changed = false;
        foreach (var (column, coefficient) in endless > 1 ? [] : row)
        {
            var own = sign * coefficient;
            var least = Least(column, own);
            if (endless == 1 && !double.IsInfinity(least))
            {
                continue;
            }

            var room = (most - (double.IsInfinity(least) ? sum : sum - least)) / own;
            var tolerance = 1e-7 * Math.Max(1, Math.Abs(room) * 1e-4);
            if (own > 0 && room < upper[column] - tolerance)
            {
                upper[column] = room;
                changed = true;
            }
            else if (own < 0 && room > lower[column] + tolerance)
            {
                lower[column] = room;
                changed = true;
            }
        }

        return changed;

        double Least(int column, double own) => own * (own > 0 ? lower[column] : upper[column]);
    }

    private static List<(int Column, double Coefficient)>[] RowsOf(LinearProgram program)
    {
        var rows = Enumerable.Range(0, program.RowCount).Select(_ => new List<(int Column, double Coefficient)>()).ToArray();
        var (starts, places, coefficients) = (program.Starts, program.Rows, program.Coefficients);
        for (var j = 0; j < program.ColumnCount; j++)
        {
            for (var k = starts[j]; k < starts[j + 1]; k++)
            {
                rows[places[k]].Add((j, coefficients[k]));
            }
        }

        return rows;
    }
}
