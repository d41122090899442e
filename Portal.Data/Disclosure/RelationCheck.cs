namespace Portal.Data.Disclosure;

/// <summary>Whether a move keeps what is published, by adding integers only.</summary>
internal static class RelationCheck
{
    /// <summary>Whether every relation that the move touches stays within its range.</summary>
    /// <param name="moved">Cells that move, and by how much.</param>
    /// <param name="rowsOf">Relations of a cell, with its coefficient.</param>
    /// <param name="range">How far a relation may move, both ends included.</param>
    internal static bool Keeps<TCell>(IEnumerable<(TCell Cell, long Amount)> moved, Func<TCell, IEnumerable<(int Row, long Coefficient)>> rowsOf, Func<int, (Int128 Lower, Int128 Upper)> range)
    {
        var sums = new Dictionary<int, Int128>();
        foreach (var (cell, amount) in moved)
        {
            foreach (var (row, coefficient) in rowsOf(cell))
            {
                sums[row] = sums.GetValueOrDefault(row) + ((Int128)coefficient * amount);
            }
        }

        return sums.All(sum => range(sum.Key) is var (lower, upper) && sum.Value >= lower && sum.Value <= upper);
    }
}
