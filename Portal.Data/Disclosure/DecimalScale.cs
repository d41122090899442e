using System.Globalization;

namespace Portal.Data.Disclosure;

/// <summary>Between decimals in files and the integers that everything here computes with.</summary>
internal static class DecimalScale
{
    /// <summary>Beyond this a double no longer holds every integer, and an engine could not even be told the question.</summary>
    internal const long LargestAmount = 9_000_000_000_000_000;

    /// <summary>What is worked out from amounts, an end of an interval or a number of a possible table, may be larger than any of them.</summary>
    internal const long LargestSum = 100 * LargestAmount;

    internal const int MostDecimals = 6;

    private const NumberStyles Style =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    internal static bool TryParse(string text, out decimal value) =>
        decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out value);

    /// <summary>Significant decimal places: 5.0 has none, 5.50 has one.</summary>
    internal static int PlacesOf(decimal value)
    {
        var places = value.Scale;
        while (places > 0 && decimal.Round(value, places - 1) == value)
        {
            places--;
        }

        return places;
    }

    /// <summary>Whether an amount, in whole units of so many places, is one that can be computed with.</summary>
    internal static bool IsWithin(decimal value, int decimals, long most = LargestAmount) => Math.Abs(value) <= most / Power(decimals);

    internal static long ScaleUp(decimal value, int decimals) => (long)decimal.Ceiling(value * Power(decimals));

    internal static long ScaleNearest(decimal value, int decimals) => (long)decimal.Round(value * Power(decimals));

    /// <summary>Plain decimals with no more places than the input.</summary>
    internal static string Format(long amount, int decimals) =>
        decimals == 0
            ? amount.ToString(CultureInfo.InvariantCulture)
            : (amount / Power(decimals)).ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);

    private static decimal Power(int decimals)
    {
        var power = 1m;
        for (var i = 0; i < decimals; i++)
        {
            power *= 10;
        }

        return power;
    }
}
