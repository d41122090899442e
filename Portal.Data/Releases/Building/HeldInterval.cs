using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>Whether what an attacker can work out about a hidden cell stays as wide as its protection asks.</summary>
internal static class HeldInterval
{
    internal static bool IsWide(ProtectionCell cell, long low, long? high)
    {
        if (high is null)
        {
            return low <= Least(cell);
        }

        return cell.IsPrimary
            ? low <= Least(cell) && high >= cell.Value + cell.UpperProtection && high - low >= cell.Width
            : high - low >= cell.Width;
    }

    /// <summary>The hidden cells whose room is not what was asked for.</summary>
    internal static IEnumerable<DisclosureFailure> TooNarrow(IEnumerable<AttackInterval> found, Func<string, ProtectionCell> cellOf) => found
        .Where(interval => !IsWide(cellOf(interval.Cell), interval.Low, interval.High))
        .Select(interval => new DisclosureFailure("not-protected", interval.Cell, "With everything published before, the hidden cell can be worked out too closely."));

    private static long Least(ProtectionCell cell) => cell.IsPrimary ? cell.Value - Math.Min(cell.LowerProtection ?? cell.UpperProtection, cell.Value) : long.MaxValue;
}
