using System.Text;

namespace Portal.Data.Disclosure;

/// <summary>A small CSV file in memory (RFC 4180): header and rows of text.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> _columns;

    private CsvTable(List<string> header, List<List<string>> rows)
    {
        _columns = header.Select((name, index) => (Name: name.Trim(), Index: index))
            .GroupBy(column => column.Name)
            .ToDictionary(group => group.Key, group => group.First().Index);
        Rows = rows;
    }

    internal List<List<string>> Rows { get; }

    internal static CsvTable Read(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        var source = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        for (var i = 0; i <= source.Length; i++)
        {
            var c = i < source.Length ? source[i] : '\n';
            if (isQuoted && i < source.Length)
            {
                if (c != '"')
                {
                    field.Append(c);
                }
                else if (i + 1 < source.Length && source[i + 1] == '"')
                {
                    field.Append(source[++i]);
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (c == '"' && field.Length == 0)
            {
                isQuoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    if (row.Count > 1 || row[0].Length > 0)
                    {
                        rows.Add(row);
                    }

                    row = [];
                }
            }
            else
            {
                field.Append(c);
            }
        }

        return rows.Count == 0 ? new CsvTable([], rows) : new CsvTable(rows[0], rows[1..]);
    }

    internal IEnumerable<string> Columns => _columns.Keys;

    internal bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>The trimmed field; empty where the row or the file has no such column.</summary>
    internal string Get(List<string> row, string column) =>
        _columns.TryGetValue(column, out var index) && index < row.Count ? row[index].Trim() : "";
}
