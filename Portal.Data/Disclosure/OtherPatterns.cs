namespace Portal.Data.Disclosure;

/// <summary>Patterns of other programs that a cells file carries in columns of 0 and 1, for comparison.</summary>
public static class OtherPatterns
{
    private static readonly string[] KnownColumns =
        ["id", "label", "value", "contributors", "top1", "top2", "primary", "upper_protection"];

    /// <summary>Name of the column, number and value of the cells that it hides beyond the primary ones, and all that it hides.</summary>
    /// <param name="cells">The cells file, already checked.</param>
    public static IReadOnlyList<(string Program, int Secondaries, decimal Value, IReadOnlySet<string> Hidden)> Read(string cells)
    {
        var table = CsvTable.Read(cells);
        return [.. table.Columns.Except(KnownColumns).Select(column =>
        {
            var hidden = table.Rows.Where(row => table.Get(row, column) == "1" && table.Get(row, "primary") == "0").ToList();
            var value = hidden.Sum(row => DecimalScale.TryParse(table.Get(row, "value"), out var amount) ? amount : 0);
            return (column, hidden.Count, value, (IReadOnlySet<string>)table.Rows.Where(row => table.Get(row, column) == "1").Select(row => table.Get(row, "id")).ToHashSet());
        })];
    }
}
