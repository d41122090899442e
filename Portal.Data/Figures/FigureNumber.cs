using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Data.Figures;

/// <summary>Printed numbers, exact. The database keeps millionths as an integer, so no floating point is ever stored.</summary>
internal static partial class FigureNumber
{
    private const decimal MicrosPerUnit = 1_000_000m;

    /// <summary>Reads an optional minus, digits, an optional decimal part and an optional per cent sign.</summary>
    internal static bool TryParse(string text, out decimal value, out bool isPercent)
    {
        isPercent = text.EndsWith('%');
        value = 0;
        return Pattern().IsMatch(text)
            && decimal.TryParse(
                isPercent ? text[..^1] : text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out value)
            && Math.Abs(value) < 9_000_000_000_000m
            && decimal.Truncate(value * MicrosPerUnit) == value * MicrosPerUnit;
    }

    /// <summary>Whether the text says that a number below a stated bound is hidden.</summary>
    internal static bool IsSuppressed(string text) => text.Length > 1 && text[0] == '<' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Millionths of a value that <see cref="TryParse"/> accepted.</summary>
    internal static long? ToMicros(decimal? value) => value is { } number ? decimal.ToInt64(number * MicrosPerUnit) : null;

    /// <summary>The value of a number of millionths.</summary>
    internal static decimal? FromMicros(long? micros) => micros is { } number ? number / MicrosPerUnit : null;

    [GeneratedRegex(@"^-?[0-9]{1,13}(\.[0-9]{1,6})?%?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
