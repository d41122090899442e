using System.Globalization;

namespace Portal.Data.Releases.Formats;

/// <summary>Numbers as files carry them: a point, no grouping, no exponent, no trailing zeros.</summary>
internal static class NumberText
{
    internal static string Of(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    internal static string Of(decimal? number) => number is { } known ? Of(known) : "";
}
