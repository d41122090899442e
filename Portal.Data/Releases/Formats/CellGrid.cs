namespace Portal.Data.Releases.Formats;

/// <summary>The order of a table's cells: every combination of codes, the last dimension fastest and the measure faster still.</summary>
internal static class CellGrid
{
    /// <summary>Number of cells that a table must have.</summary>
    internal static int Size(ReleaseTable table) => checked(table.Dimensions.Aggregate(table.Measures.Count, (size, dimension) => size * dimension.Codes.Count));

    /// <summary>Makes sure that the cells are complete and in order: a dense format would else put figures into wrong places.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    internal static void Require(ReleaseTable table)
    {
        if (table.Cells.Count != Size(table))
        {
            throw new ArgumentException($"Table {table.Id} has {table.Cells.Count} cells and needs {Size(table)}.", nameof(table));
        }

        for (var at = 0; at < table.Cells.Count; at++)
        {
            if (!IsAt(table, at))
            {
                throw new ArgumentException($"Cell {at} of table {table.Id} is not where the order of codes and measures wants it.", nameof(table));
            }
        }
    }

    private static bool IsAt(ReleaseTable table, int at)
    {
        var cell = table.Cells[at];
        var (rest, measure) = Math.DivRem(at, table.Measures.Count);
        if (cell.Measure != table.Measures[measure].Id || cell.Codes.Count != table.Dimensions.Count)
        {
            return false;
        }

        for (var dimension = table.Dimensions.Count - 1; dimension >= 0; dimension--)
        {
            (rest, var code) = Math.DivRem(rest, table.Dimensions[dimension].Codes.Count);
            if (cell.Codes[dimension] != table.Dimensions[dimension].Codes[code].Id)
            {
                return false;
            }
        }

        return true;
    }
}
