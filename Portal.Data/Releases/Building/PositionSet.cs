using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>Which positions the tables of a plan hold: for each table how deep each dimension goes, and its periods.</summary>
internal sealed class PositionSet
{
    private readonly NodaTime.Instant asOf;
    private string? form;
    private readonly (int[] Depths, ReleasePeriod[] Periods, HashSet<AmountFamily> Families, PlannedTable Table)[] tables;

    internal PositionSet(ReleasePlan plan)
    {
        Plan = plan;
        asOf = plan.AsOfInstant;
        Trees = [.. plan.Programme.Dimensions.Select(dimension => new CodeTree(dimension))];
        tables =
        [
            .. plan.Tables.Select(planned =>
            {
                var table = plan.Programme.Tables.First(one => one.Id == planned.Table);
                return (
                    plan.Programme.Dimensions.Select(dimension => table.Depths.GetValueOrDefault(dimension.Id, 0)).ToArray(),
                    planned.Periods.Select(text => ReleasePeriod.TryParse(text, out var period) ? period : default).ToArray(),
                    table.Measures.SelectMany(MeasureCatalogue.AmountsOf).Select(AmountFamily.Of).ToHashSet(),
                    planned);
            }),
        ];
        Months = tables.SelectMany(table => table.Periods).SelectMany(period => Enumerable.Range(0, period.Months).Select(at => period.FirstMonth + at)).ToHashSet();
    }

    internal ReleasePlan Plan { get; }

    internal IReadOnlyList<CodeTree> Trees { get; }

    /// <summary>Names of dimensions and what each code holds: positions of two plans mean the same only where this is the same.</summary>
    internal string Form => form ??= string.Join('\n', Trees.Select(tree => $"{tree.Dimension.Id}:{tree.Dimension.Total.Id}:{string.Join(' ', tree.Meanings.Select(one => $"{one.Code}={one.Meaning}").Order(StringComparer.Ordinal))}"));

    /// <summary>Every month that any table looks at.</summary>
    internal IReadOnlySet<long> Months { get; }

    internal IEnumerable<(int[] Depths, ReleasePeriod[] Periods, HashSet<AmountFamily> Families, PlannedTable Table)> Tables => tables;

    /// <summary>Whether a family can be told of a period yet: what came back within 30 days only when 30 days have passed.</summary>
    internal bool IsTold(AmountFamily family, ReleasePeriod period) => family != AmountFamily.Returned || period.To + ItemAmounts.FollowedFor <= asOf;

    /// <summary>Id of a position.</summary>
    internal static string Id(IEnumerable<string> codes, ReleasePeriod period) => $"{string.Join('|', codes)}|{period}";

    /// <summary>Every position of a family that something in a month counts in, once each.</summary>
    internal IEnumerable<string> Holding(IReadOnlyList<IReadOnlyList<string>> paths, long month, AmountFamily family)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in tables.Where(table => table.Families.Contains(family)))
        {
            foreach (var period in table.Periods.Where(period => period.Holds(month) && IsTold(family, period)))
            {
                foreach (var codes in Combinations(paths, table.Depths))
                {
                    seen.Add(Id(codes, period));
                }
            }
        }

        return seen;
    }

    /// <summary>Whether a table publishes a position of a family.</summary>
    internal bool Holds(string position, AmountFamily family)
    {
        var codes = position.Split('|');
        return codes.Length == Trees.Count + 1
            && ReleasePeriod.TryParse(codes[^1], out var period)
            && IsTold(family, period)
            && Array.Exists(tables, table => table.Families.Contains(family) && Array.IndexOf(table.Periods, period) >= 0
                && Trees.Select((tree, d) => tree.Knows(codes[d]) && tree.DepthOf(codes[d]) <= table.Depths[d]).All(holds => holds));
    }

    private static IEnumerable<string[]> Combinations(IReadOnlyList<IReadOnlyList<string>> paths, int[] depths)
    {
        IEnumerable<string[]> heads = [[]];
        for (var d = 0; d < depths.Length; d++)
        {
            // The total stands last at depth 0, so the last depth + 1 codes of the path are deep enough
            var kept = paths[d].Skip(Math.Max(0, paths[d].Count - depths[d] - 1)).ToArray();
            heads = heads.SelectMany(head => kept, (head, code) => (string[])[.. head, code]);
        }

        return heads;
    }
}
