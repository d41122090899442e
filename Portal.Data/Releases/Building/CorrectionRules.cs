using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>
/// The difference of two published numbers is a number too. What changed since an earlier version must pass the primary rules on its own, in each
/// cell and in each sum that could be subtracted.
/// </summary>
internal sealed class CorrectionRules
{
    private static readonly Dictionary<string, long> Nobody = [];

    private readonly ReleaseProblem problem;
    private readonly PlanRules rules;
    private readonly IReadOnlyList<BuiltRelease> earlier;
    private readonly IReadOnlyList<TimeRelation> relations;
    private readonly IReadOnlyList<TimeRelation> overTime;
    private readonly Dictionary<string, long> values;
    private readonly Dictionary<string, Dictionary<string, long>> groups;

    // Of each cell that is asked about: the versions that list it, newest first
    private readonly Dictionary<string, BuiltRelease[]> versions = new(StringComparer.Ordinal);

    /// <param name="problem">The new cells.</param>
    /// <param name="plan">The new plan.</param>
    /// <param name="earlier">Everything published before, oldest first.</param>
    internal CorrectionRules(ReleaseProblem problem, PositionSet plan, IReadOnlyList<BuiltRelease> earlier)
    {
        this.problem = problem;
        this.earlier = earlier;
        rules = plan.Plan.Programme.Rules;
        values = problem.Cells.ToDictionary(cell => cell.Id, cell => cell.Value, StringComparer.Ordinal);
        groups = problem.Contributions.GroupBy(part => part.Cell, StringComparer.Ordinal)
            .ToDictionary(cell => cell.Key, cell => cell.ToDictionary(part => part.Group, part => part.Value, StringComparer.Ordinal), StringComparer.Ordinal);
        relations = earlier.Count == 0
            ? []
            : [.. TimeRelations.OfNewest([.. earlier.Select(one => new PositionSet(one.Plan)), plan]).Where(relation => relation.Parts.Append(relation.Whole).Any(values.ContainsKey))];
        overTime = [.. relations.Where(relation => relation.AtLeast is null)];
        var asked = relations.SelectMany(relation => relation.Parts.Append(relation.Whole)).Concat(values.Keys).ToHashSet(StringComparer.Ordinal);

        // Most cells of a release have the same versions: one array for all of them
        var longer = new Dictionary<(BuiltRelease[] Before, int At), BuiltRelease[]>();
        for (var at = 0; at < earlier.Count; at++)
        {
            foreach (var cell in earlier[at].Public.Cells.Keys.Where(asked.Contains))
            {
                var before = VersionsOf(cell);
                if (!longer.TryGetValue((before, at), out var all))
                {
                    longer[(before, at)] = all = [earlier[at], .. before];
                }

                versions[cell] = all;
            }
        }
    }

    /// <summary>The number that was last shown of a cell; null where none ever was.</summary>
    internal long? LastShown(string cell) => Showing(cell)?.Public.Cells[cell];

    /// <summary>Whether an earlier version hid the cell and none ever showed it.</summary>
    internal bool WasHidden(string cell) => versions.ContainsKey(cell) && Showing(cell) is null;

    /// <summary>Whether an earlier version shows another number than the one that is known now.</summary>
    internal bool IsChanged(string cell) => ShowingOthers(cell).Any();

    /// <summary>Cells that were shown with another number, of which too few cases or groups changed since.</summary>
    internal IEnumerable<string> UnsafeCells() => problem.Cells.Select(cell => cell.Id).Where(cell => ShowingOthers(cell).Any(one => !IsSafe(Change(cell, one))));

    /// <summary>What else must stay as it was, so that no sum of the cells that stay as they were can be worked out with an unsafe change in it.</summary>
    /// <param name="isHidden">Cells whose new number does not stand.</param>
    internal IEnumerable<string> UnsafeSums(Func<string, bool> isHidden)
    {
        foreach (var one in earlier)
        {
            bool WasShown(string cell) => one.Public.Cells.TryGetValue(cell, out var value) ? value is not null : !values.ContainsKey(cell);
            foreach (var equation in problem.Equations.Where(equation => one.Public.Cells.ContainsKey(equation.Total)))
            {
                var terms = equation.Parts.Append(equation.Total).Where(values.ContainsKey).ToArray();
                var kept = terms.Where(isHidden).ToArray();
                if (kept.Length == 0 || !Array.TrueForAll(terms, WasShown))
                {
                    continue;
                }

                var sum = Sum(kept.Select(cell => ((IReadOnlyDictionary<string, long>)Change(cell, one), cell == equation.Total ? 1L : -1L)));
                if (sum.Values.Sum() != 0 && !IsSafe(sum) && Smallest(terms.Where(cell => !isHidden(cell)), equation.Total, one) is { } more)
                {
                    yield return more;
                }
            }
        }
    }

    /// <summary>Wholes that differ from their published parts, or parts from their published whole, by an unsafe late change. A number that stands from an earlier version is one to subtract like any other.</summary>
    /// <param name="isHidden">Cells whose new number does not stand.</param>
    internal IEnumerable<string> UnsafeOverTime(Func<string, bool> isHidden)
    {
        foreach (var relation in overTime)
        {
            var terms = relation.Parts.Append(relation.Whole).Select(cell => (Parts: PartsOfLastShown(cell, isHidden), Sign: cell == relation.Whole ? 1L : -1L)).ToArray();
            if (Array.Exists(terms, term => term.Parts is null))
            {
                continue;
            }

            var sum = Sum(terms.Select(term => (term.Parts!, term.Sign)));
            if (sum.Values.Sum() == 0 || IsSafe(sum))
            {
                continue;
            }

            if (values.ContainsKey(relation.Whole))
            {
                yield return relation.Whole;
            }
            else
            {
                foreach (var part in relation.Parts.Where(part => values.ContainsKey(part) && IsChanged(part)))
                {
                    yield return part;
                }
            }
        }
    }

    /// <summary>New numbers of longer periods that something hidden is a part of, or that are themselves a part of what is hidden.</summary>
    /// <param name="isHidden">New cells that are hidden whatever else is.</param>
    internal IReadOnlySet<string> TiedOverTime(Func<string, bool> isHidden)
    {
        var tied = new HashSet<string>(StringComparer.Ordinal);

        // A number that an earlier version showed and the newest hides is hidden: it has changed
        bool IsHidden(string cell) => values.ContainsKey(cell) ? tied.Contains(cell) || isHidden(cell) || WasHidden(cell) : VersionsOf(cell).FirstOrDefault() is { } newest && newest.Public.Cells[cell] is null;
        for (var size = -1; size < tied.Count;)
        {
            size = tied.Count;
            foreach (var row in relations.Select(relation => relation.Parts.Append(relation.Whole)).Where(row => row.Any(IsHidden)))
            {
                tied.UnionWith(row.Where(cell => values.ContainsKey(cell) && !CellNames.IsOfAMonth(cell)));
            }
        }

        return tied;
    }

    private BuiltRelease[] VersionsOf(string cell) => versions.GetValueOrDefault(cell) ?? [];

    private BuiltRelease? Showing(string cell) => VersionsOf(cell).FirstOrDefault(one => one.Public.Cells[cell] is not null);

    private IEnumerable<BuiltRelease> ShowingOthers(string cell) => VersionsOf(cell).Where(one => one.Public.Cells[cell] is { } old && old != values[cell]);

    /// <summary>
    /// Parts of provider groups in what anybody can subtract: the new number of a cell, or the last that was ever shown of it: what an emergency
    /// took away is not forgotten. None where nobody lists the cell, null where its number was never shown.
    /// </summary>
    private IReadOnlyDictionary<string, long>? PartsOfLastShown(string cell, Func<string, bool> isHidden) =>
        values.ContainsKey(cell) && !isHidden(cell) ? groups.GetValueOrDefault(cell) ?? Nobody
        : IsListed(cell) ? Showing(cell)?.PartsOf(cell)
        : Nobody;

    private bool IsListed(string cell) => values.ContainsKey(cell) || versions.ContainsKey(cell);

    private Dictionary<string, long> Change(string cell, BuiltRelease since) =>
        Sum([(groups.GetValueOrDefault(cell) ?? Nobody, 1L), (since.PartsOf(cell), -1L)]);

    private string? Smallest(IEnumerable<string> shown, string total, BuiltRelease since) => shown
        .Select(cell => (Cell: cell, Size: Math.Abs(values[cell] - (since.Public.Cells.GetValueOrDefault(cell) ?? 0))))
        .Where(one => one.Size > 0)
        .OrderBy(one => one.Cell == total ? 1 : 0).ThenBy(one => one.Size).ThenBy(one => one.Cell, StringComparer.Ordinal)
        .Select(one => one.Cell)
        .FirstOrDefault();

    private static Dictionary<string, long> Sum(IEnumerable<(IReadOnlyDictionary<string, long> Parts, long Sign)> terms)
    {
        var sum = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (parts, sign) in terms)
        {
            foreach (var (group, value) in parts)
            {
                sum[group] = sum.GetValueOrDefault(group) + (sign * value);
            }
        }

        return sum;
    }

    private bool IsSafe(Dictionary<string, long> change)
    {
        long[][] changed = [.. change.Values.Where(value => value != 0).Select(value => new[] { Math.Abs(value) })];
        return changed.Length > 0 && !PrimaryRules.Judge(rules, changed).IsPrimary;
    }
}
