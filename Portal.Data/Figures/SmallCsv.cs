namespace Portal.Data.Figures;

/// <summary>Reads the small lists beside the manifest, which are ours: a fault in them is an error, not a refusal.</summary>
internal static class SmallCsv
{
    /// <summary>The rows as functions from column name to cell.</summary>
    /// <exception cref="InvalidDataException">The text breaks the form of a table.</exception>
    internal static IReadOnlyList<Func<string, string>> Rows(Stream stream)
    {
        using var csv = new FigureCsvReader(stream);
        var header = csv.Read() ?? throw new InvalidDataException(csv.Fault?.Message ?? "The list is empty.");
        var index = header.Select((name, position) => (name, position)).ToDictionary(pair => pair.name, pair => pair.position);
        var rows = new List<Func<string, string>>();
        while (csv.Read() is { } cells)
        {
            if (cells.Count != header.Count)
            {
                throw new InvalidDataException($"Line {csv.Line} has {cells.Count} columns, the header {header.Count}.");
            }

            rows.Add(name => cells[index[name]]);
        }

        return csv.Fault is { } fault ? throw new InvalidDataException($"Line {fault.Row}: {fault.Message}") : rows;
    }
}
