using System.Text.RegularExpressions;

namespace Portal.Data.Figures;

/// <summary>Where one field of a figure comes from: a constant, a column, or several columns joined.</summary>
internal sealed record FieldRule
{
    /// <summary>A constant; wins over columns.</summary>
    public string? Value { get; init; }

    /// <summary>The column to read.</summary>
    public string? Column { get; init; }

    /// <summary>Columns to join, empty cells left out.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>What stands between joined cells.</summary>
    public string Separator { get; init; } = " | ";

    /// <summary>The column to read where the first gives nothing.</summary>
    public string? Fallback { get; init; }

    /// <summary>A regular expression whose first group is the field; a text that it does not match stays whole.</summary>
    public string? Pattern { get; init; }

    /// <summary>Printed words and what they become.</summary>
    public IReadOnlyDictionary<string, string>? Map { get; init; }

    /// <summary>What a text becomes that <see cref="Map"/> does not know; null keeps it.</summary>
    public string? Otherwise { get; init; }

    /// <summary>The columns that this rule reads.</summary>
    internal IEnumerable<string> Reads() =>
        new[] { Column, Fallback }.Concat(Columns ?? []).OfType<string>();

    /// <summary>The field of one row.</summary>
    internal string Read(Func<string, string> cell)
    {
        var raw = Value ?? (Columns is null ? Single(Column, cell) : Joined(Columns, cell));
        if (raw.Length == 0)
        {
            raw = Single(Fallback, cell);
        }

        if (Pattern is not null
            && Regex.Match(raw, Pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) is { Success: true } match)
        {
            raw = match.Groups[1].Value;
        }

        return Map is not null ? Map.GetValueOrDefault(raw, Otherwise ?? raw) : raw;
    }

    private static string Single(string? column, Func<string, string> cell) => column is null ? "" : cell(column);

    private string Joined(IReadOnlyList<string> columns, Func<string, string> cell) =>
        string.Join(Separator, columns.Select(cell).Where(text => text.Length > 0));
}
