using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;
using Portal.Data.Cube;

namespace Portal.Data.Releases.Plans;

/// <summary>A calendar year, quarter or month of UTC.</summary>
/// <param name="Frequency">Its length.</param>
/// <param name="FirstMonth">Number of its first month, 0 for 1970-01.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReleasePeriod(Frequency Frequency, long FirstMonth)
{
    /// <summary>Months in it: 12, 3 or 1.</summary>
    public int Months => Frequency switch { Frequency.Year => 12, Frequency.Quarter => 3, _ => 1 };

    /// <summary>First instant, inclusive.</summary>
    public Instant From => UtcPeriods.StartOfMonth(FirstMonth);

    /// <summary>Last instant, exclusive.</summary>
    public Instant To => UtcPeriods.StartOfMonth(FirstMonth + Months);

    /// <summary>Number of the calendar year.</summary>
    public long Year => 1970 + (FirstMonth / 12);

    /// <summary>The period of a length that holds a month.</summary>
    public static ReleasePeriod Holding(Frequency frequency, long month) => frequency switch
    {
        Frequency.Year => new(frequency, month - (month % 12)),
        Frequency.Quarter => new(frequency, month - (month % 3)),
        _ => new(frequency, month),
    };

    /// <summary>Reads <c>2025</c>, <c>2025-Q3</c> or <c>2025-09</c>. Not of 9999: an instant ends there.</summary>
    public static bool TryParse(string? text, out ReleasePeriod period)
    {
        period = default;
        var parts = (text ?? "").Split('-');
        if (parts[0].Length != 4 || parts.Length > 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1970 or 9999)
        {
            return false;
        }

        var first = (year - 1970) * 12L;
        if (parts.Length == 1)
        {
            period = new(Frequency.Year, first);
            return true;
        }

        var isQuarter = parts[1].StartsWith('Q');
        if (parts[1].Length != 2
            || !int.TryParse(isQuarter ? parts[1][1..] : parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < 1 || number > (isQuarter ? 4 : 12))
        {
            return false;
        }

        period = isQuarter ? new(Frequency.Quarter, first + ((number - 1) * 3)) : new(Frequency.Month, first + number - 1);
        return true;
    }

    /// <summary>Whether a month lies in it.</summary>
    public bool Holds(long month) => month >= FirstMonth && month < FirstMonth + Months;

    /// <summary>The period of the same length this many lengths later; negative for earlier.</summary>
    public ReleasePeriod Plus(int lengths) => this with { FirstMonth = FirstMonth + (lengths * Months) };

    /// <summary><c>2025</c>, <c>2025-Q3</c> or <c>2025-09</c>.</summary>
    public override string ToString() => Frequency switch
    {
        Frequency.Year => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
        Frequency.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{(FirstMonth % 12 / 3) + 1}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{(FirstMonth % 12) + 1:00}"),
    };
}
