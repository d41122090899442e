namespace Portal.Data.Disclosure;

/// <summary>Reads moves off the columns of a <see cref="FlowModel"/>: up and down of cell i in columns 2i and 2i + 1.</summary>
internal static class MoveReader
{
    internal const double IntegerWithin = 1e-6;

    /// <summary>The fractional cell that lies nearest to an integer; -1 if all are whole.</summary>
    internal static (int Cell, double Value) MostDecided(ReadOnlySpan<double> values)
    {
        var best = -1;
        var bestDistance = 1.0;
        var bestValue = 0.0;
        for (var i = 0; i < values.Length / 2; i++)
        {
            var value = values[2 * i] - values[(2 * i) + 1];
            var distance = Math.Abs(value - Math.Round(value));
            if (distance > IntegerWithin * Math.Max(1, Math.Abs(value) * 1e-6) && distance < bestDistance)
            {
                (best, bestDistance, bestValue) = (i, distance, value);
            }
        }

        return (best, bestValue);
    }

    /// <summary>The solution in integers, if it is exactly what it must be: the solver's word is not enough.</summary>
    internal static Deviation? Collect(LinkedSystem system, ReadOnlySpan<double> values, Func<int, long, bool> isAllowed)
    {
        var cells = new List<int>();
        var amounts = new List<long>();
        var sums = new Dictionary<int, Int128>();
        for (var i = 0; i < values.Length / 2; i++)
        {
            var amount = (long)Math.Round(values[2 * i] - values[(2 * i) + 1]);
            if (amount == 0)
            {
                continue;
            }

            if (!isAllowed(i, amount))
            {
                return null;
            }

            cells.Add(i);
            amounts.Add(amount);
            foreach (var (row, coefficient) in system.RowsOf[i])
            {
                sums[row] = sums.GetValueOrDefault(row) + ((Int128)coefficient * amount);
            }
        }

        var holds = sums.All(sum => sum.Value >= system.Rows[sum.Key].Lower && sum.Value <= system.Rows[sum.Key].Upper);
        return holds ? new Deviation([.. cells], [.. amounts]) : null;
    }
}
