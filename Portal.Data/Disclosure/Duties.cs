namespace Portal.Data.Disclosure;

/// <summary>What must stay possible for a hidden cell. Amounts are deviations from the true value.</summary>
internal static class Duties
{
    /// <summary>The least move of the duty; 0 means that there is no such duty.</summary>
    internal static long Amount(ProtectionCell cell, MoveSide side)
    {
        var upper = cell.IsPrimary ? cell.UpperProtection : 0;
        var lower = cell.IsPrimary ? Math.Min(cell.LowerProtection ?? cell.UpperProtection, cell.Value) : 0;
        return side switch
        {
            MoveSide.High => upper,
            MoveSide.Low => lower,
            _ => upper + lower >= cell.Width ? 0 : cell.Width,
        };
    }

    /// <summary>Whether a hidden cell is owed anything.</summary>
    internal static bool IsOwed(ProtectionCell cell) => cell.IsPrimary || cell.Width > 0;

    internal static bool Meets(ProtectionCell cell, MoveSide side, long amount) => Meets(Amount(cell, side), side, amount);

    internal static bool Meets(long duty, MoveSide side, long amount) =>
        duty > 0 && (side is MoveSide.High ? amount >= duty : side is MoveSide.Low ? -amount >= duty : Math.Abs(amount) >= duty);
}
