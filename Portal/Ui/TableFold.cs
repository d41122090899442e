namespace Portal.Ui;

/// <summary>
/// Whether a table of numbers is too wide for a narrow screen, so that each row becomes a block there: its name, then its numbers on a grid
/// that is the same in every block, so that they still compare down the page.
/// </summary>
internal static class TableFold
{
    /// <summary>What a telephone of 390 px leaves a table.</summary>
    private const double Room = 350;

    private const double Gap = 12;
    private const double HeadLetter = 6.8;
    private const double Letter = 8.2;
    private const double LeastWords = 128;
    private const double LeastName = 120;

    /// <summary>Two numbers side by side instead of three, where one of them is an interval or the like.</summary>
    private const int LongNumber = 13;

    /// <summary>More blocks than this scroll in a region of their own, so that what follows stays within reach.</summary>
    private const int Tall = 12;

    /// <summary>The class of the folded form; null where the table fits as it is. Heads that lead somewhere have to stay.</summary>
    internal static string? ClassOf(IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> rows)
    {
        if (rows.Count == 0 || columns.Any(column => column.Href is not null))
        {
            return null;
        }

        var width = columns.Select((column, at) => Math.Max(HeadWidth(column), CellWidth(column, at, rows)) + Gap).Sum() - Gap;
        return width <= Room ? null : (LongestNumber(columns, rows) > LongNumber ? "cards pair" : "cards") + (rows.Count > Tall ? " tall" : "");
    }

    /// <summary>Whether everything below a head of words is short enough for one place of the grid.</summary>
    internal static bool IsNarrow(TableColumn column, int at, IReadOnlyList<TableRow> rows) =>
        column.IsNumber || rows.All(row => TextOf(row.Cells[at - 1]).Length <= LongNumber);

    /// <summary>What a reader sees of a cell.</summary>
    internal static string TextOf(TableCell cell) => cell switch
    {
        TableCell.Value value => value.Text,
        TableCell.Links links => string.Join(" · ", links.All.Select(link => link.Text)),
        TableCell.Status status => status.Text ?? status.Kind.ToString(),
        TableCell.Gap gap => CellGaps.Symbol(gap.Kind),
        _ => "",
    };

    private static double HeadWidth(TableColumn column) => column.Name.Split(' ').Max(word => word.Length) * HeadLetter;

    private static double CellWidth(TableColumn column, int at, IReadOnlyList<TableRow> rows)
    {
        if (at == 0)
        {
            return LeastName;
        }

        var longest = rows.Max(row => TextOf(row.Cells[at - 1]).Length) * Letter;
        return column.IsNumber ? longest : Math.Min(longest, LeastWords);
    }

    // Words in a column of numbers ("cannot be computed") may take two lines, a number may not
    private static int LongestNumber(IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> rows) =>
        rows.Max(row => row.Cells.Where((_, at) => columns[at + 1].IsNumber).Select(TextOf).Where(text => text.Any(char.IsAsciiDigit)).Select(text => text.Length).DefaultIfEmpty(0).Max());
}
