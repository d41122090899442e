namespace Portal.Data.Disclosure.Synthetic;

/// <summary>Numbers that look random and are the same everywhere: SplitMix64 over the coordinates.</summary>
internal static class SyntheticDice
{
    /// <summary>From 0 up to, not including, 1.</summary>
    internal static double Share(params ReadOnlySpan<int> coordinates)
    {
        var state = 0x9E3779B97F4A7C15UL;
        foreach (var coordinate in coordinates)
        {
            unchecked
            {
                state = Mix(state + (ulong)coordinate + 0x632BE59BD9B4E019UL);
            }
        }

        return (state >> 11) / (double)(1UL << 53);
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
