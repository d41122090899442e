using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>
/// Names of numbers over several publications: a cell keeps its name from version to version, until what is shown says that it changed. Then its name
/// is its id with the number of the version among all publications.
/// </summary>
internal sealed class UnionNames
{
    private readonly Dictionary<string, string> current = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long?> cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Part, string Cell)> origins = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Part, string Cell), string> renamed = [];
    private readonly HashSet<string> wasKnown = new(StringComparer.Ordinal);

    /// <summary>The number behind each name; null where none is shown.</summary>
    internal IReadOnlyDictionary<string, long?> Cells => cells;

    /// <summary>Where the number behind a name was first published, counted from 0, and its id there.</summary>
    internal IReadOnlyDictionary<string, (int Part, string Cell)> Origins => origins;

    /// <summary>Whether anybody published the cell.</summary>
    internal bool Knows(string cell) => current.ContainsKey(cell);

    /// <summary>The newest name of a cell; its id where nobody published it.</summary>
    internal string Of(string cell) => current.GetValueOrDefault(cell, cell);

    /// <summary>The name of a cell in a publication, counted from 0.</summary>
    internal string Of(string cell, int part) => renamed.GetValueOrDefault((part, cell), cell);

    /// <summary>Whether some cell of a publication has another name than its id.</summary>
    internal bool HasRenamed(int part) => renamed.Keys.Any(key => key.Part == part);

    /// <summary>Whether a name is published and no number stands behind it.</summary>
    internal bool IsHidden(string name) => cells.TryGetValue(name, out var value) && value is null;

    /// <summary>Names what a publication holds.</summary>
    /// <param name="release">The publication.</param>
    /// <param name="at">Its place, counted from 0.</param>
    internal void Add(PublicRelease release, int at)
    {
        var changed = VisibleChanges.Of(release, cell => current.TryGetValue(cell, out var name) ? cells[name] : null, wasKnown);
        foreach (var (cell, value) in release.Cells)
        {
            var name = changed.Contains(cell) ? FormattableString.Invariant($"{cell}#{at + 1}") : Of(cell);
            current[cell] = name;
            if (name != cell)
            {
                renamed[(at, cell)] = name;
            }

            origins.TryAdd(name, (at, cell));

            // What one version shows is known, whatever another hides
            cells[name] = value ?? cells.GetValueOrDefault(name);
            if (value is not null)
            {
                wasKnown.Add(cell);
            }
        }
    }
}
