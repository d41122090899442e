using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>What is still owed of the secrets of a joined system: some cells to everybody, of others a move to some group.</summary>
internal sealed class JoinedDuties
{
    private readonly HashSet<string> whole = new(StringComparer.Ordinal);
    private readonly HashSet<(string Group, string Cell, MoveSide Side)> single = [];
    private readonly HashSet<string> touched = new(StringComparer.Ordinal);

    internal JoinedDuties(IEnumerable<string> cells)
    {
        whole.UnionWith(cells);
        touched.UnionWith(whole);
    }

    /// <summary>Cells of which anything is owed.</summary>
    internal IReadOnlySet<string> Cells => touched;

    /// <summary>How much is owed.</summary>
    internal int Count => whole.Count + single.Count;

    internal bool Holds(string group, string cell, MoveSide side) => whole.Contains(cell) || single.Contains((group, cell, side));

    /// <summary>Groups that single duties are owed to.</summary>
    internal IReadOnlyList<string> Groups => [.. single.Select(duty => duty.Group).Where(group => group.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// One duty that was not met. What the public is owed, every group is that has no part in what was asked: a move that is found elsewhere may be
    /// one that such a group can rule out, so all is owed again.
    /// </summary>
    internal void Add(string group, string cell, MoveSide side)
    {
        single.Add((group, cell, side));
        touched.Add(cell);
        if (group.Length == 0)
        {
            whole.Add(cell);
        }
    }

    /// <summary>What of it is owed of some cells.</summary>
    internal JoinedDuties Of(IReadOnlySet<string> cells)
    {
        var those = new JoinedDuties(whole.Where(cells.Contains));
        foreach (var (group, cell, side) in single.Where(duty => cells.Contains(duty.Cell)))
        {
            those.Add(group, cell, side);
        }

        return those;
    }

    internal void UnionWith(JoinedDuties other)
    {
        whole.UnionWith(other.whole);
        single.UnionWith(other.single);
        touched.UnionWith(other.touched);
    }

    internal IEnumerable<DisclosureFailure> Failures() =>
    [
        .. whole.Except(single.Where(duty => duty.Group.Length == 0).Select(duty => duty.Cell), StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(cell => new DisclosureFailure("not-protected", cell, "With everything published before, no other possible table was found for the hidden cell.")),
        .. single.Order().Select(duty => duty.Group.Length == 0
            ? new DisclosureFailure("not-protected", duty.Cell, "With everything published before, the hidden cell can be worked out too closely.")
            : new DisclosureFailure("insider-earlier", duty.Cell, $"With everything published before, group {duty.Group} can estimate the cell too closely.")),
    ];
}
