namespace Portal.Data.Regimes;

/// <summary>Reads the small comma-separated tables beside the catalogue: no quoting, a fixed header or an older one with fewer columns, blank lines refused.</summary>
internal static class TableLines
{
    internal static IEnumerable<(string Path, string[] Cells)> Read(Stream stream, string name, string header, List<CatalogueProblem> problems, string? older = null)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        var first = reader.ReadLine();
        if (first != header && (older is null || first != older))
        {
            problems.Add(new CatalogueProblem($"{name}:1", $"the header is not {header}"));
            yield break;
        }

        var missing = header.Split(',').Length - first.Split(',').Length;
        var count = first.Split(',').Length;
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            var cells = text.Split(',');
            if (cells.Length == count)
            {
                yield return ($"{name}:{line}", [.. cells, .. Enumerable.Repeat("", missing)]);
            }
            else
            {
                problems.Add(new CatalogueProblem($"{name}:{line}", $"has {cells.Length} cells, {count} are expected"));
            }
        }
    }
}
