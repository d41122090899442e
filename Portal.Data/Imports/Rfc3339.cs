using NodaTime;

namespace Portal.Data.Imports;

/// <summary>RFC 3339 date-times from bytes, to whole microseconds (further digits are cut off).</summary>
internal static class Rfc3339
{
    private const long MicrosecondsPerSecond = 1_000_000;

    /// <summary>Null on success, otherwise the broken rule.</summary>
    internal static string? TryParse(ReadOnlySpan<byte> text, out Instant instant)
    {
        instant = default;
        if (text.Length < 19 || text[4] != '-' || text[7] != '-' || (text[10] | 0x20) != 't' || text[13] != ':' || text[16] != ':'
            || !Number(text[..4], out var year) || !Number(text.Slice(5, 2), out var month) || !Number(text.Slice(8, 2), out var day)
            || !Number(text.Slice(11, 2), out var hour) || !Number(text.Slice(14, 2), out var minute) || !Number(text.Slice(17, 2), out var second)
            || year < 1970 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return ProblemRules.NotATime;
        }

        var rest = text[19..];
        if (!Fraction(ref rest, out var micros))
        {
            return ProblemRules.NotATime;
        }

        if (rest.IsEmpty)
        {
            return ProblemRules.NoOffset;
        }

        if (!Offset(rest, out var offsetMinutes))
        {
            return ProblemRules.NotATime;
        }

        var days = new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        var seconds = days * 86_400L + hour * 3600 + minute * 60 + second - offsetMinutes * 60L;
        instant = Instant.FromUnixTimeTicks((seconds * MicrosecondsPerSecond + micros) * 10);
        return null;
    }

    private static bool Fraction(ref ReadOnlySpan<byte> rest, out long micros)
    {
        micros = 0;
        if (rest.IsEmpty || rest[0] != '.')
        {
            return true;
        }

        var digits = 1;
        var scale = 100_000;
        while (digits < rest.Length && char.IsAsciiDigit((char)rest[digits]))
        {
            micros += (rest[digits] - '0') * scale;
            scale /= 10;
            digits++;
        }

        rest = rest[digits..];
        return digits is > 1 and <= 10;
    }

    private static bool Offset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1)
        {
            return (text[0] | 0x20) == 'z';
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !Number(text.Slice(1, 2), out var hour) || !Number(text.Slice(4, 2), out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        minutes = (hour * 60 + minute) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool Number(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (var b in digits)
        {
            if (!char.IsAsciiDigit((char)b))
            {
                return false;
            }

            value = value * 10 + (b - '0');
        }

        return true;
    }
}
