namespace Portal.Data.Disclosure;

/// <summary>What a provider group knows of a cell by its own part in it.</summary>
internal static class OwnPart
{
    /// <summary>What the cell holds at least, and whether the group is alone in it and so knows all of it.</summary>
    /// <param name="value">The cell.</param>
    /// <param name="part">The group's part, as it is stated.</param>
    /// <param name="isOnly">Whether nobody else is named in the cell.</param>
    /// <param name="decimals">Decimal places that a unit stands for.</param>
    internal static (long Part, bool IsAlone) In(long value, long part, bool isOnly, int decimals) =>
        // Alone means that nobody else is named and nothing is left over. Amounts with decimals may be off by the rounding of the
        // part; of whole counts a remainder of one is somebody else's
        (Math.Min(part, value), isOnly && part >= value - (decimals > 0 ? 1 : 0));
}
