using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>
/// Two provider groups that put what they know together: hidden cells that nobody else has a part in are known to them, and each sum with one
/// unknown left gives it away. What they so read of others must be nothing.
/// </summary>
internal sealed class CoalitionCheck
{
    private readonly string[][] rows;
    private readonly ILookup<string, int> rowsOf;
    private readonly Dictionary<string, HashSet<string>> groupsOf;
    private readonly ILookup<string, string> ownedBy;
    private readonly ILookup<(string One, string Other), string> sharedBy;

    /// <param name="sums">Cells that stand in a sum together.</param>
    /// <param name="contributions">Parts of provider groups.</param>
    /// <param name="isHidden">Whether a cell is hidden.</param>
    internal CoalitionCheck(IEnumerable<string[]> sums, IReadOnlyList<GroupContribution> contributions, Func<string, bool> isHidden)
    {
        var cells = contributions.Select(part => part.Cell).Where(isHidden).ToHashSet(StringComparer.Ordinal);
        rows = [.. sums.Select(row => row.Where(isHidden).ToArray()).Where(row => row.Length > 0)];
        rowsOf = rows.SelectMany((row, at) => row.Select(cell => (cell, at))).ToLookup(pair => pair.cell, pair => pair.at, StringComparer.Ordinal);
        groupsOf = cells.ToDictionary(cell => cell, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var part in contributions.Where(part => groupsOf.ContainsKey(part.Cell)))
        {
            groupsOf[part.Cell].Add(part.Group);
        }

        ownedBy = groupsOf.Where(cell => cell.Value.Count == 1).ToLookup(cell => cell.Value.First(), cell => cell.Key, StringComparer.Ordinal);
        sharedBy = groupsOf.Where(cell => cell.Value.Count == 2).ToLookup(cell => Pair(cell.Value.First(), cell.Value.Last()), cell => cell.Key);
    }

    /// <summary>Cells that a pair reads, with the hidden cells of the sum that gives each away.</summary>
    internal IReadOnlyDictionary<string, string[]> Leaks(CancellationToken cancellation)
    {
        var leaks = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        string[] groups = [.. ownedBy.Select(group => group.Key).Concat(sharedBy.SelectMany(pair => new[] { pair.Key.One, pair.Key.Other })).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        for (var a = 0; a < groups.Length; a++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var b = a + 1; b < groups.Length; b++)
            {
                Read(groups[a], groups[b], leaks);
            }
        }

        return leaks;
    }

    private static (string One, string Other) Pair(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    private void Read(string one, string other, SortedDictionary<string, string[]> leaks)
    {
        var pending = new Queue<string>(ownedBy[one].Concat(ownedBy[other]).Concat(sharedBy[Pair(one, other)]));
        var known = pending.ToHashSet(StringComparer.Ordinal);
        var left = new Dictionary<int, int>();
        while (pending.TryDequeue(out var cell))
        {
            foreach (var row in rowsOf[cell])
            {
                left[row] = left.GetValueOrDefault(row, rows[row].Length) - 1;
                if (left[row] == 1 && Array.Find(rows[row], hidden => !known.Contains(hidden)) is { } read)
                {
                    known.Add(read);
                    pending.Enqueue(read);
                    if (groupsOf.GetValueOrDefault(read)?.Any(group => group != one && group != other) == true)
                    {
                        leaks.TryAdd(read, rows[row]);
                    }
                }
            }
        }
    }
}
