using System.Globalization;
using System.Runtime.InteropServices;

namespace Portal.Data.Notices;

/// <summary>An event id taken apart into what stands before the number that it ends in, and that number; put together they are the id again.</summary>
/// <param name="Stem">Characters before the number; all where there is none.</param>
/// <param name="Number">The number, without zeros before it; -1 where there is none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EventIdParts(int Stem, int Number)
{
    private const int MostDigits = 9;
    private const int LengthOfUuid = 36;

    internal static EventIdParts Of(string id)
    {
        var start = id.Length;
        while (start > 0 && id.Length - start < MostDigits && char.IsAsciiDigit(id[start - 1]))
        {
            start--;
        }

        while (start < id.Length - 1 && id[start] == '0')
        {
            start++;
        }

        return start == id.Length || IsUuid(id) ? new(id.Length, -1) : new(start, int.Parse(id.AsSpan(start), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    /// <summary>Whether an id is a random one in the usual form, whose digits count nothing.</summary>
    internal static bool IsUuid(string id)
    {
        if (id.Length != LengthOfUuid)
        {
            return false;
        }

        for (var at = 0; at < id.Length; at++)
        {
            if (at is 8 or 13 or 18 or 23 ? id[at] != '-' : !char.IsAsciiHexDigitLower(id[at]))
            {
                return false;
            }
        }

        return true;
    }
}
