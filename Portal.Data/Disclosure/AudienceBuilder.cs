namespace Portal.Data.Disclosure;

/// <summary>Turns contributions into what each provider group knows; see <see cref="ContributionTotals"/>.</summary>
internal static class AudienceBuilder
{
    /// <param name="problem">The problem.</param>
    /// <param name="cells">Its cells in the order of the system.</param>
    /// <param name="index">Place of a cell by id.</param>
    /// <param name="strangerReach">Filled: how far a primary cell must reach for a group that has no part in it.</param>
    internal static IEnumerable<Knowledge> Build(
        ProtectionProblem problem,
        ProtectionCell[] cells,
        Dictionary<string, int> index,
        long[] strangerReach)
    {
        if (problem.Contributions.Count == 0 && problem.Groups.Count == 0)
        {
            return [];
        }

        var parts = new SortedDictionary<string, long>?[cells.Length];
        foreach (var contribution in problem.Contributions)
        {
            var place = index[contribution.Cell];
            parts[place] ??= new SortedDictionary<string, long>(StringComparer.Ordinal);
            parts[place]![contribution.Group] = parts[place]!.GetValueOrDefault(contribution.Group) + contribution.Value;
        }

        var known = new SortedDictionary<string, List<(int Cell, long Part, bool IsAlone)>>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Length; i++)
        {
            strangerReach[i] = cells[i].IsPrimary ? InsiderReach.Compute(cells[i], [.. parts[i] ?? []], null) : 0;
            foreach (var (group, value) in parts[i] ?? [])
            {
                var (part, isAlone) = OwnPart.In(cells[i].Value, value, parts[i]!.Count == 1, problem.Decimals);
                if (!known.TryGetValue(group, out var list))
                {
                    known[group] = list = [];
                }

                list.Add((i, part, isAlone));
            }
        }

        foreach (var group in problem.Groups)
        {
            known.TryAdd(group, []);
        }

        return known.Select(pair => new Knowledge(
            pair.Key,
            [.. pair.Value.Select(item => item.Cell)],
            [.. pair.Value.Select(item => item.Part)],
            [.. pair.Value.Select(item => item.IsAlone)],
            pair.Value.Where(item => cells[item.Cell].IsPrimary)
                .ToDictionary(item => item.Cell, item => InsiderReach.Compute(cells[item.Cell], [.. parts[item.Cell]!], pair.Key))));
    }
}
