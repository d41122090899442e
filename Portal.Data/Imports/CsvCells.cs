namespace Portal.Data.Imports;

/// <summary>
/// Splits one line into cells. A cell in quotes may hold commas and doubled quotes, but no line end:
/// no value of the format has one, and so a lost quote costs one row and not the rest of the file.
/// </summary>
internal static class CsvCells
{
    /// <summary>Reads the header; null when it is in order, otherwise its problems.</summary>
    internal static List<RowProblem>? ReadHeader(ReadOnlySpan<byte> line, long row, List<EventColumn> columns)
    {
        List<RowProblem>? problems = null;
        var number = 0;
        while (true)
        {
            number++;
            if (!TryTakeCell(ref line, out var cell, out var isLast))
            {
                return [RowProblem.Of(row, $"#{number}", ProblemRules.BadQuote)];
            }

            if (!EventColumns.TryFind(cell, out var column))
            {
                // A header with a million names needs no million problems to be refused.
                problems ??= [];
                problems.Add(RowProblem.Of(row, $"#{number}", ProblemRules.UnknownColumn));
                if (problems.Count > EventColumns.Count)
                {
                    return problems;
                }
            }
            else if (columns.Contains(column))
            {
                (problems ??= []).Add(RowProblem.Of(row, column, ProblemRules.RepeatedColumn));
            }
            else
            {
                columns.Add(column);
            }

            if (isLast)
            {
                break;
            }
        }

        foreach (var required in EventColumns.Required.Where(required => !columns.Contains(required)))
        {
            (problems ??= []).Add(RowProblem.Of(row, required, ProblemRules.Missing));
        }

        return problems;
    }

    /// <summary>Reads a row into the buffer; null when it is in order.</summary>
    internal static RowProblem? ReadRow(ReadOnlySpan<byte> line, long row, List<EventColumn> columns, CellBuffer cells)
    {
        var number = 0;
        while (true)
        {
            if (number == columns.Count)
            {
                return RowProblem.Of(row, "", ProblemRules.ColumnCount);
            }

            if (!TryTakeCell(ref line, out var cell, out var isLast))
            {
                return RowProblem.Of(row, columns[number], ProblemRules.BadQuote);
            }

            cell.CopyTo(cells.Reserve(cell.Length));
            cells.Commit(columns[number], cell.Length);
            number++;
            if (isLast)
            {
                return number == columns.Count ? null : RowProblem.Of(row, "", ProblemRules.ColumnCount);
            }
        }
    }

    /// <summary>Doubled quotes stay doubled: no value with a quote passes the content gate anyhow.</summary>
    private static bool TryTakeCell(ref ReadOnlySpan<byte> line, out ReadOnlySpan<byte> cell, out bool isLast)
    {
        if (line.IsEmpty || line[0] != '"')
        {
            var comma = line.IndexOf((byte)',');
            isLast = comma < 0;
            cell = isLast ? line : line[..comma];
            line = isLast ? default : line[(comma + 1)..];
            return true;
        }

        var end = 1;
        while (end < line.Length && (line[end] != '"' || end + 1 < line.Length && line[end + 1] == '"'))
        {
            end += line[end] == '"' ? 2 : 1;
        }

        cell = default;
        isLast = end + 1 >= line.Length;
        if (end >= line.Length || !isLast && line[end + 1] != ',')
        {
            return false;
        }

        cell = line[1..end];
        line = isLast ? default : line[(end + 2)..];
        return true;
    }
}
