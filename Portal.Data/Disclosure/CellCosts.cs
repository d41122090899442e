namespace Portal.Data.Disclosure;

/// <summary>What hiding a cell costs in the search: the square root of its value, more for totals, most for cells known to be empty.</summary>
internal static class CellCosts
{
    private const double EmptyCost = 1e4;

    internal static double[] Compute(LinkedSystem system)
    {
        var unit = Math.Pow(10, system.Decimals);
        var costs = new double[system.Cells.Length];
        for (var i = 0; i < costs.Length; i++)
        {
            var cell = system.Cells[i];
            costs[i] = cell is { Contributors: 0, Value: 0 }
                ? EmptyCost
                : Math.Max(1, Math.Sqrt(cell.Value / unit)) * (1 + system.TotalCounts[i]) * cell.Weight;
        }

        return costs;
    }
}
