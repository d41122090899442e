using System.Globalization;
using System.Text;

namespace Portal.Data.Disclosure;

/// <summary>A small CSV file in memory (RFC 4180): header and rows of text.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> _columns;
    private readonly int _width;
    private readonly bool _isUnclosed;

    private CsvTable(List<string> header, List<List<string>> rows, bool isUnclosed)
    {
        _width = header.Count;
        _isUnclosed = isUnclosed;
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
        var source = Lines(text);
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

        return rows.Count == 0 ? new CsvTable([], rows, isQuoted) : new CsvTable(rows[0], rows[1..], isQuoted);
    }

    /// <summary>The text with one kind of line break. What else Unicode calls one (next line, line separator, form feed) belongs to its field.</summary>
    internal static string Lines(string text) =>
        text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>Rows that say more than the header has names for, or end before a column that is needed: their fields may stand in the wrong column.</summary>
    /// <param name="name">What the file is called in messages.</param>
    /// <param name="needed">Columns that every row must reach.</param>
    internal IEnumerable<InputProblem> WhyUneven(string name, IEnumerable<string> needed)
    {
        var least = needed.Where(Has).Select(column => _columns[column] + 1).DefaultIfEmpty(0).Max();
        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].Count < least || Rows[i].Skip(_width).Any(field => field.Trim().Length > 0))
            {
                yield return new InputProblem("row-length", string.Create(CultureInfo.InvariantCulture, $"{name} row {i + 2} has {Rows[i].Count} fields, the header {_width}."));
            }
        }

        if (_isUnclosed)
        {
            yield return new InputProblem("unclosed-quote", $"The {name} file ends inside a quoted field.");
        }
    }

    internal IEnumerable<string> Columns => _columns.Keys;

    internal bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>The trimmed field; empty where the row or the file has no such column.</summary>
    internal string Get(List<string> row, string column) =>
        _columns.TryGetValue(column, out var index) && index < row.Count ? row[index].Trim() : "";
}
