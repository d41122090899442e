namespace Portal.Data.Disclosure;

/// <summary>
/// The p% rule against one provider group h that attacks target t in a cell: the largest possible cell less h's part must be
/// at least (1 + p) times t's part. p is read back from the cell's upper protection, U = p x1 - (X - x1 - x2).
/// </summary>
internal static class InsiderReach
{
    /// <summary>How far above its value the cell must be able to lie; 0 or less means that two values are enough.</summary>
    internal static long Compute(ProtectionCell cell, KeyValuePair<string, long>[] parts, string? group)
    {
        var sorted = parts.Select(part => part.Value).OrderDescending().ToArray();
        if (sorted.Length == 0)
        {
            return cell.UpperProtection;
        }

        if (sorted[0] == 0)
        {
            return 0;
        }

        var own = parts.Where(part => part.Key == group).Select(part => part.Value).SingleOrDefault();
        var target = parts.Where(part => part.Key != group).Select(part => part.Value).DefaultIfEmpty(0).Max();
        var largest = (Int128)sorted[0];
        var second = sorted.Length > 1 ? sorted[1] : 0;
        var protectedLargest = cell.UpperProtection + (Int128)cell.Value - second;
        var protectedTarget = ((protectedLargest * target) + largest - 1) / largest;
        return (long)(own + protectedTarget - cell.Value);
    }
}
