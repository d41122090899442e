namespace Portal.Data.Releases.Building;

/// <summary>Whole numbers modulo a prime: enough to tell which sums follow from others, without rounding.</summary>
internal static class Field
{
    private const long Prime = 2_147_483_647;

    internal static long Subtract(long left, long right) => (left - right + Prime) % Prime;

    internal static long Multiply(long left, long right) => left * right % Prime;

    /// <summary>The number that gives 1 when multiplied (Fermat).</summary>
    internal static long Inverse(long value)
    {
        var (result, power, exponent) = (1L, value, Prime - 2);
        for (; exponent > 0; exponent /= 2)
        {
            result = exponent % 2 == 1 ? Multiply(result, power) : result;
            power = Multiply(power, power);
        }

        return result;
    }
}
