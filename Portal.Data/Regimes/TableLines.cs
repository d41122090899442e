namespace Portal.Data.Regimes;

/// <summary>Reads the small comma-separated tables beside the catalogue: no quoting, a fixed header, blank lines refused.</summary>
internal static class TableLines
{
    internal static IEnumerable<(string Path, string[] Cells)> Read(Stream stream, string name, string header, List<CatalogueProblem> problems)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        if (reader.ReadLine() != header)
        {
            problems.Add(new CatalogueProblem($"{name}:1", $"the header is not {header}"));
            yield break;
        }

        var count = header.Split(',').Length;
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            var cells = text.Split(',');
            if (cells.Length == count)
            {
                yield return ($"{name}:{line}", cells);
            }
            else
            {
                problems.Add(new CatalogueProblem($"{name}:{line}", $"has {cells.Length} cells, {count} are expected"));
            }
        }
    }
}
