namespace Portal.Data.Releases.Building;

/// <summary>Which hidden cells hang together through what is said about them.</summary>
internal sealed class HiddenLinks(IEnumerable<string> hidden)
{
    private readonly Dictionary<string, string> parents = hidden.ToDictionary(cell => cell, cell => cell, StringComparer.Ordinal);

    internal IReadOnlyCollection<string> Cells => parents.Keys;

    internal bool Knows(string cell) => parents.ContainsKey(cell);

    /// <summary>The same name for all cells that hang together.</summary>
    internal string RootOf(string cell)
    {
        while (parents[cell] != cell)
        {
            parents[cell] = parents[parents[cell]];
            cell = parents[cell];
        }

        return cell;
    }

    /// <summary>Joins the hidden ones among these.</summary>
    internal void Join(IEnumerable<string> cells)
    {
        string? first = null;
        foreach (var cell in cells.Where(parents.ContainsKey))
        {
            if (first is null)
            {
                first = RootOf(cell);
            }
            else
            {
                parents[RootOf(cell)] = first;
            }
        }
    }
}
