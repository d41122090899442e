using Portal.Data.Disclosure;

namespace Portal.Tests.Data.Disclosure;

/// <summary>The oracle that needs no method: every table of whole numbers that agrees with a publication, one after the other.</summary>
internal static class EveryTable
{
    /// <summary>Smallest and largest value of every hidden cell over all tables.</summary>
    internal static Dictionary<string, (long Low, long High)> Ranges(PublicRelease release) => Ranges(release, new Dictionary<string, long>());

    /// <summary>The same for somebody who knows that cells hold at least so much.</summary>
    internal static Dictionary<string, (long Low, long High)> Ranges(PublicRelease release, IReadOnlyDictionary<string, long> least)
    {
        var hidden = release.Cells.Where(cell => cell.Value is null).Select(cell => cell.Key).Order(StringComparer.Ordinal).ToArray();
        var ranges = new Dictionary<string, (long Low, long High)>();
        var values = release.Cells.Where(cell => cell.Value is not null).ToDictionary(cell => cell.Key, cell => cell.Value!.Value);
        Fill(release, hidden, 0, values, least, ranges);
        return ranges;
    }

    private static void Fill(
        PublicRelease release,
        string[] hidden,
        int at,
        Dictionary<string, long> values,
        IReadOnlyDictionary<string, long> least,
        Dictionary<string, (long Low, long High)> ranges)
    {
        if (at == hidden.Length)
        {
            foreach (var cell in hidden)
            {
                var value = values[cell];
                ranges[cell] = ranges.TryGetValue(cell, out var known) ? (Math.Min(known.Low, value), Math.Max(known.High, value)) : (value, value);
            }

            return;
        }

        var (low, high) = Room(release, hidden[at], values);
        for (var value = Math.Max(low, least.GetValueOrDefault(hidden[at])); value <= high; value++)
        {
            values[hidden[at]] = value;
            Fill(release, hidden, at + 1, values, least, ranges);
        }

        values.Remove(hidden[at]);
    }

    /// <summary>What the sums leave to a cell when the cells after it are only known not to be negative.</summary>
    private static (long Low, long High) Room(PublicRelease release, string cell, Dictionary<string, long> values)
    {
        var (low, high) = (0L, long.MaxValue);
        foreach (var equation in release.Equations)
        {
            var known = equation.Parts.Sum(part => values.GetValueOrDefault(part));
            var isLast = equation.Parts.Append(equation.Total).All(id => id == cell || values.ContainsKey(id) || !release.Cells.ContainsKey(id));
            if (equation.Total == cell)
            {
                low = Math.Max(low, known);
                high = isLast ? Math.Min(high, known) : high;
            }
            else if (equation.Parts.Contains(cell) && values.TryGetValue(equation.Total, out var total))
            {
                high = Math.Min(high, total - known);
                low = isLast ? Math.Max(low, total - known) : low;
            }
        }

        return (low, high == long.MaxValue ? 200 : high);
    }
}
