using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>Whether a change between two versions gives the changed cases away: the difference of two published numbers is a number too.</summary>
internal static class VintageCheck
{
    /// <summary>Cells that were shown before and would be shown with another value, though too few cases or groups changed.</summary>
    internal static IEnumerable<InputProblem> Check(ReleaseProblem problem, ReleasePattern pattern, PlanRules rules, IReadOnlyList<EarlierRelease> earlier)
    {
        var parts = problem.Contributions.ToLookup(part => part.Cell, StringComparer.Ordinal);
        foreach (var cell in problem.Cells.Where(cell => pattern.Status[cell.Id] is Disclosure.CellStatus.Shown))
        {
            foreach (var before in earlier)
            {
                if (before.Public.Cells.TryGetValue(cell.Id, out var published) && published is { } value && value != cell.Value
                    && !IsSafe(rules, parts[cell.Id], before.Contributions.GetValueOrDefault(cell.Id)))
                {
                    yield return new InputProblem(
                        "unsafe-correction",
                        $"{cell.Id} changed since version {before.Version} of {before.Release} by too few cases or groups: the difference would point at them.");
                }
            }
        }
    }

    private static bool IsSafe(PlanRules rules, IEnumerable<GroupContribution> now, IReadOnlyDictionary<string, long>? before)
    {
        var nowByGroup = now.ToDictionary(part => part.Group, part => part.Value, StringComparer.Ordinal);
        var groups = nowByGroup.Keys.Union(before?.Keys ?? [], StringComparer.Ordinal);
        long[][] changes = [.. groups.Select(group => new[] { Math.Abs(nowByGroup.GetValueOrDefault(group) - (before?.GetValueOrDefault(group) ?? 0)) }).Where(change => change[0] > 0)];
        return changes.Length > 0 && !PrimaryRules.Judge(rules, changes).IsPrimary;
    }
}
