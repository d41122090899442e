using System.Globalization;

namespace Portal.Commands.Measures;

/// <summary>A data file as text cells. Columns are found by name; rows count from 1, the header apart.</summary>
internal sealed class MeasureTable(string[] header, List<string[]> rows)
{
    internal int RowCount => rows.Count;

    internal IReadOnlyList<string> Columns => header;

    internal bool Has(string column) => Array.IndexOf(header, column) >= 0;

    internal int Index(string column) =>
        Array.IndexOf(header, column) is >= 0 and var index
            ? index
            : throw new RefusedDataException($"header: no column {column} (rule missing-column); the file has {string.Join(", ", header)}");

    internal string[] Texts(string column)
    {
        var index = Index(column);
        return [.. rows.Select(row => row[index])];
    }

    /// <summary>Cells that may not be blank.</summary>
    internal string[] Filled(string column) =>
        Convert(column, (text, row) => text.Length > 0 ? text : throw RefusedDataException.At(row, column, "blank (rule value-missing)"));

    internal double[] Numbers(string column) =>
        Convert(column, (text, row) => Number(text) ?? throw RefusedDataException.At(row, column, "not a finite number (rule not-a-number)"));

    internal double?[] OptionalNumbers(string column) =>
        Convert(column, (text, row) => text.Length == 0
            ? (double?)null
            : Number(text) ?? throw RefusedDataException.At(row, column, "neither blank nor a finite number (rule not-a-number)"));

    /// <summary>Numbers from 0 upward.</summary>
    internal double[] Times(string column) =>
        Convert(column, (text, row) => Number(text) switch
        {
            null => throw RefusedDataException.At(row, column, "not a finite number (rule not-a-number)"),
            < 0 => throw RefusedDataException.At(row, column, "below zero: an end before the start (rule negative-time)"),
            { } value => value,
        });

    internal long[] Counts(string column) =>
        Convert(column, (text, row) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw RefusedDataException.At(row, column, "not a whole number from 0 (rule not-a-count)"));

    internal bool[] Flags(string column) =>
        Convert(column, (text, row) => text switch
        {
            "1" => true,
            "0" => false,
            _ => throw RefusedDataException.At(row, column, "neither 0 nor 1 (rule not-a-flag)"),
        });

    internal T[] Convert<T>(string column, Func<string, int, T> convert)
    {
        var index = Index(column);
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = convert(rows[i][index], i + 1);
        }

        return values;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
