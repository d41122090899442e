using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>
/// What a reader must take as changed between a publication and what stood before: shown numbers that differ, numbers that are shown no more, and
/// hidden ones in a sum that these no longer balance. Everything else an attacker takes as unchanged, because that tells most.
/// </summary>
internal static class VisibleChanges
{
    /// <param name="release">The later publication.</param>
    /// <param name="before">The number that was last shown of a cell; null where none is known.</param>
    /// <param name="wasKnown">Cells of which a number was ever shown.</param>
    internal static HashSet<string> Of(PublicRelease release, Func<string, long?> before, IReadOnlySet<string> wasKnown)
    {
        var changed = release.Cells.Where(cell => wasKnown.Contains(cell.Key) && cell.Value != before(cell.Key)).Select(cell => cell.Key).ToHashSet(StringComparer.Ordinal);
        if (changed.Count == 0)
        {
            return changed;
        }

        bool IsHidden(string cell) => release.Cells.TryGetValue(cell, out var value) && value is null;
        var rows = release.Equations.Select(equation => (Hidden: equation.Parts.Append(equation.Total).Where(IsHidden).ToArray(), Equation: equation)).Where(row => row.Hidden.Length > 0).ToArray();
        var rowsOf = rows.SelectMany((row, at) => row.Hidden, (row, cell) => (cell, row)).ToLookup(pair => pair.cell, pair => pair.row, StringComparer.Ordinal);
        var pending = new Queue<string>(changed.Where(IsHidden));
        foreach (var row in rows.Where(row => Residual(row.Equation) != 0))
        {
            Take(row.Hidden);
        }

        while (pending.TryDequeue(out var cell))
        {
            foreach (var row in rowsOf[cell])
            {
                Take(row.Hidden);
            }
        }

        return changed;

        void Take(string[] hidden)
        {
            foreach (var cell in hidden.Where(changed.Add))
            {
                pending.Enqueue(cell);
            }
        }

        long Residual(TotalEquation equation) => Change(equation.Total) - equation.Parts.Sum(Change);

        long Change(string cell) => release.Cells.TryGetValue(cell, out var now) && now is { } value && before(cell) is { } old ? value - old : 0;
    }
}
