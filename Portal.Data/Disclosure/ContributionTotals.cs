namespace Portal.Data.Disclosure;

/// <summary>Gives totals without own contributions those of their parts: a group knows its share of a sum as well as of the summands.</summary>
internal static class ContributionTotals
{
    /// <summary>The problem with contributions to every cell that can be worked out; nothing changes where there are none.</summary>
    internal static ProtectionProblem Complete(ProtectionProblem problem)
    {
        if (problem.Contributions.Count == 0)
        {
            return problem;
        }

        var values = problem.Cells.ToDictionary(cell => cell.Id, cell => cell.Value);
        var parts = new Dictionary<string, SortedDictionary<string, long>>();
        foreach (var contribution in problem.Contributions)
        {
            Add(parts, contribution.Cell, contribution.Group, contribution.Value);
        }

        var pending = problem.Equations.Where(equation => values.GetValueOrDefault(equation.Total) > 0).ToList();
        while (Step(pending, values, parts))
        {
        }

        return problem with
        {
            Contributions = [.. parts.SelectMany(cell => cell.Value, (cell, part) => new GroupContribution(cell.Key, part.Key, part.Value))],
        };
    }

    /// <summary>Fills the totals whose filled parts are all known; false when there was none.</summary>
    private static bool Step(
        List<TotalEquation> pending,
        Dictionary<string, long> values,
        Dictionary<string, SortedDictionary<string, long>> parts)
    {
        pending.RemoveAll(equation => parts.ContainsKey(equation.Total));
        var ready = pending.Where(equation => equation.Parts.All(part => values.GetValueOrDefault(part) == 0 || parts.ContainsKey(part)))
            .DistinctBy(equation => equation.Total)
            .ToList();
        foreach (var equation in ready)
        {
            foreach (var (group, value) in equation.Parts.Where(part => values.GetValueOrDefault(part) > 0).SelectMany(part => parts[part]))
            {
                Add(parts, equation.Total, group, value);
            }
        }

        return ready.Count > 0;
    }

    private static void Add(Dictionary<string, SortedDictionary<string, long>> parts, string cell, string group, long value)
    {
        if (!parts.TryGetValue(cell, out var groups))
        {
            parts[cell] = groups = new SortedDictionary<string, long>(StringComparer.Ordinal);
        }

        groups[group] = groups.GetValueOrDefault(group) + value;
    }
}
