namespace Portal.Data.Cube;

/// <summary>Adds sorted changes to the sorted cells of a block.</summary>
internal static class BlockMerge
{
    /// <summary>The sum, sorted, without what comes to nothing, in the place of what a list held.</summary>
    internal static void Sum(CellTable table, List<BlockCell> stored, List<BlockCell> changes, List<BlockCell> sum)
    {
        sum.Clear();
        var (left, right) = (0, 0);
        while (left < stored.Count || right < changes.Count)
        {
            var order = left == stored.Count ? 1 : right == changes.Count ? -1 : BlockCell.Compare(table, stored[left], changes[right]);
            var cell = order <= 0 ? stored[left++] : changes[right++];
            if (order == 0)
            {
                cell = cell with { Count = cell.Count + changes[right++].Count };
            }

            if (cell.Count != default)
            {
                sum.Add(cell);
            }
        }
    }
}
