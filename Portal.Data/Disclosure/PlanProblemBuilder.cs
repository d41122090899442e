namespace Portal.Data.Disclosure;

/// <summary>
/// Sums microdata into every cell of the plan's tables, with the sums that link them. Each part measure brings its complement,
/// which anybody can subtract: lead = part + complement.
/// </summary>
internal sealed class PlanProblemBuilder
{
    private readonly ProtectionPlan _plan;
    private readonly IReadOnlyList<MicroRecord> _records;
    private readonly Dictionary<string, bool> _earlierShown;
    private readonly Dictionary<string, string>[] _parents;
    private readonly bool[][] _tables;
    private readonly string[] _measures;

    internal PlanProblemBuilder(ProtectionPlan plan, IReadOnlyList<MicroRecord> records, Dictionary<string, bool> earlierShown)
    {
        _plan = plan;
        _records = records;
        _earlierShown = earlierShown;
        _parents = [.. plan.Dimensions.Select(dimension => dimension.Hierarchy
            .SelectMany(node => node.Value, (node, child) => (Child: child, Parent: node.Key))
            .ToDictionary(pair => pair.Child, pair => pair.Parent))];
        _tables = [.. plan.Tables.Select(table => plan.Dimensions.Select(dimension => table.Contains(dimension.Column)).ToArray())];
        _measures = [plan.Measures[0], .. plan.Measures.Skip(1).SelectMany(measure => new[] { measure, "not_" + measure })];
    }

    internal ProtectionProblem Build()
    {
        var sums = new SortedDictionary<string, SortedDictionary<string, long[]>>(StringComparer.Ordinal);
        var codesOf = new Dictionary<string, string[]>();
        foreach (var record in _records.Where(record => record.Measures[0] > 0))
        {
            var amounts = Amounts(record);
            foreach (var codes in Positions(record.Codes))
            {
                var position = string.Join('|', codes);
                codesOf[position] = codes;
                if (!sums.TryGetValue(position, out var groups))
                {
                    sums[position] = groups = new SortedDictionary<string, long[]>(StringComparer.Ordinal);
                }

                groups[record.Group] = groups.TryGetValue(record.Group, out var before)
                    ? [.. before.Zip(amounts, (left, right) => left + right)]
                    : amounts;
            }
        }

        var cells = new List<ProtectionCell>();
        var contributions = new List<GroupContribution>();
        foreach (var (position, groups) in sums)
        {
            var verdict = PrimaryRules.Judge(_plan.Rules, [.. groups.Values]);
            for (var m = 0; m < _measures.Length; m++)
            {
                var id = Id(position, m);
                cells.Add(PrimaryRules.ToCell(_plan.Rules, id, verdict, m, [.. groups.Values.Select(values => values[m])]) with { Lock = LockOf(id) });

                // Parts of 0 too: a group with items here but none in this measure is somebody whom the others cannot see through
                contributions.AddRange(groups.Select(group => new GroupContribution(id, group.Key, group.Value[m])));
            }
        }

        return new ProtectionProblem { Cells = cells, Contributions = contributions, Equations = [.. Equations(sums.Keys, codesOf)], HasOnePattern = _measures.Length > 1 };
    }

    private string Id(string position, int measure) => _measures.Length == 1 ? position : $"{position}:{_measures[measure]}";

    private CellLock LockOf(string id) => !_earlierShown.TryGetValue(id, out var shown) ? CellLock.None : shown ? CellLock.Shown : CellLock.Hidden;

    private static long[] Amounts(MicroRecord record) =>
        [record.Measures[0], .. record.Measures.Skip(1).SelectMany(part => new[] { part, record.Measures[0] - part })];

    /// <summary>Every cell that the record counts in: each code, its ancestors and the grand total, in the tables of the plan.</summary>
    private IEnumerable<string[]> Positions(string[] leaves)
    {
        IEnumerable<string[]> positions = [[]];
        for (var d = 0; d < leaves.Length; d++)
        {
            var path = PathOf(d, leaves[d]);
            positions = positions.SelectMany(head => path, (head, code) => (string[])[.. head, code]);
        }

        return positions.Where(codes => _tables.Any(table => IsIn(table, codes)));
    }

    private List<string> PathOf(int dimension, string leaf)
    {
        var path = new List<string> { leaf };
        while (_parents[dimension].TryGetValue(path[^1], out var parent) && parent != _plan.Dimensions[dimension].Total)
        {
            path.Add(parent);
        }

        path.Add(_plan.Dimensions[dimension].Total);
        return path;
    }

    private bool IsIn(bool[] table, string[] codes) =>
        codes.Select((code, d) => table[d] || code == _plan.Dimensions[d].Total).All(isIn => isIn);

    private IEnumerable<TotalEquation> Equations(IEnumerable<string> positions, Dictionary<string, string[]> codesOf)
    {
        var parts = new Dictionary<(string Parent, int Dimension), List<string>>();
        var all = positions.ToList();
        foreach (var position in all)
        {
            var codes = codesOf[position];
            for (var d = 0; d < codes.Length; d++)
            {
                var total = _plan.Dimensions[d].Total;
                if (codes[d] != total)
                {
                    string[] above = [.. codes];
                    above[d] = _parents[d].GetValueOrDefault(codes[d], total);
                    var key = (string.Join('|', above), d);
                    (parts.TryGetValue(key, out var list) ? list : parts[key] = []).Add(position);
                }
            }
        }

        for (var m = 0; m < _measures.Length; m++)
        {
            foreach (var (key, children) in parts)
            {
                yield return new TotalEquation(Id(key.Parent, m), [.. children.Select(child => Id(child, m))]);
            }
        }

        foreach (var position in all)
        {
            for (var m = 1; m < _measures.Length; m += 2)
            {
                yield return new TotalEquation(Id(position, 0), [Id(position, m), Id(position, m + 1)]);
            }
        }
    }
}
