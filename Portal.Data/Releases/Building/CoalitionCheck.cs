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
        foreach (var (one, other) in Pairs())
        {
            cancellation.ThrowIfCancellationRequested();
            Read(one, other, leaks);
        }

        return leaks;
    }

    private static (string One, string Other) Pair(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    /// <summary>
    /// Each group alone, and any two that meet: in a cell that is theirs, or in a sum in which both have cells of their own. Elsewhere two know no
    /// more than each of them.
    /// </summary>
    private SortedSet<(string One, string Other)> Pairs()
    {
        var pairs = new SortedSet<(string One, string Other)>(sharedBy.Select(pair => pair.Key).Concat(ownedBy.Select(group => (group.Key, group.Key))), Comparer<(string One, string Other)>.Create((left, right) =>
            string.CompareOrdinal(left.One, right.One) is not 0 and var first ? first : string.CompareOrdinal(left.Other, right.Other)));
        foreach (var row in rows)
        {
            string[] owners = [.. row.Select(cell => groupsOf.GetValueOrDefault(cell)).Where(groups => groups?.Count == 1).Select(groups => groups!.First()).Distinct(StringComparer.Ordinal)];
            for (var a = 0; a < owners.Length; a++)
            {
                for (var b = a + 1; b < owners.Length; b++)
                {
                    pairs.Add(Pair(owners[a], owners[b]));
                }
            }
        }

        return pairs;
    }

    private void Read(string one, string other, SortedDictionary<string, string[]> leaks)
    {
        var known = ownedBy[one].Concat(ownedBy[other]).Concat(sharedBy[Pair(one, other)]).ToHashSet(StringComparer.Ordinal);
        var pending = new Queue<string>(known);
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
