using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>Which positions of a family are the sum of others: along each dimension of each table, and quarters and months of a year.</summary>
internal static class PositionEquations
{
    /// <summary>Beyond this, finding the ones that follow from others costs more than they do.</summary>
    private const int MostReduced = 500;

    /// <summary>Total and parts; positions that nothing was counted in are left out.</summary>
    internal static IReadOnlyList<(string Total, IReadOnlyList<string> Parts)> Of(PositionSet positions, AmountFamily family, IReadOnlySet<string> counted)
    {
        var equations = new Dictionary<string, (string Total, IReadOnlyList<string> Parts)>(StringComparer.Ordinal);
        foreach (var table in positions.Tables.Where(table => table.Families.Contains(family)))
        {
            foreach (var period in table.Periods)
            {
                foreach (var (total, parts) in Inside(positions.Trees, table.Depths, period))
                {
                    Add(total, parts);
                }
            }
        }

        foreach (var (total, parts) in OverTime(positions, family))
        {
            Add(total, parts);
        }

        return [.. equations.Values];

        void Add(string total, IEnumerable<string> parts)
        {
            string[] kept = [.. parts.Where(counted.Contains)];
            if (counted.Contains(total) && kept.Length > 0)
            {
                equations.TryAdd($"{total};{string.Join(',', kept)}", (total, kept));
            }
        }
    }

    /// <summary>The same without those that follow from the others; large systems as they are.</summary>
    internal static IReadOnlyList<(string Total, IReadOnlyList<string> Parts)> Independent(IReadOnlyList<(string Total, IReadOnlyList<string> Parts)> equations)
    {
        if (equations.Count > MostReduced)
        {
            return equations;
        }

        var kept = new List<(string Total, IReadOnlyList<string> Parts)>();
        var echelon = new SortedDictionary<string, SortedDictionary<string, long>>(StringComparer.Ordinal);
        foreach (var equation in equations)
        {
            var row = new SortedDictionary<string, long>(StringComparer.Ordinal) { [equation.Total] = 1 };
            foreach (var part in equation.Parts)
            {
                row[part] = Field.Subtract(row.GetValueOrDefault(part), 1);
            }

            while (row.Count > 0 && echelon.TryGetValue(row.First().Key, out var pivot))
            {
                var factor = row.First().Value;
                foreach (var (cell, value) in pivot)
                {
                    var left = Field.Subtract(row.GetValueOrDefault(cell), Field.Multiply(factor, value));
                    if (left == 0)
                    {
                        row.Remove(cell);
                    }
                    else
                    {
                        row[cell] = left;
                    }
                }
            }

            if (row.Count > 0)
            {
                var inverse = Field.Inverse(row.First().Value);
                echelon[row.First().Key] = new SortedDictionary<string, long>(row.ToDictionary(pair => pair.Key, pair => Field.Multiply(pair.Value, inverse)), StringComparer.Ordinal);
                kept.Add(equation);
            }
        }

        return kept;
    }

    private static IEnumerable<(string Total, IEnumerable<string> Parts)> Inside(IReadOnlyList<CodeTree> trees, int[] depths, ReleasePeriod period)
    {
        foreach (var codes in All(trees, depths))
        {
            for (var d = 0; d < depths.Length; d++)
            {
                var parts = trees[d].DepthOf(codes[d]) < depths[d] ? trees[d].PartsOf(codes[d]) : [];
                if (parts.Count > 0)
                {
                    var at = d;
                    yield return (PositionSet.Id(codes, period), parts.Select(part => PositionSet.Id(codes.Select((code, i) => i == at ? part : code), period)));
                }
            }
        }
    }

    /// <summary>A longer period is the sum of the shorter ones wherever all of them are in tables.</summary>
    private static IEnumerable<(string Total, IEnumerable<string> Parts)> OverTime(PositionSet positions, AmountFamily family)
    {
        var tables = positions.Tables.Where(table => table.Families.Contains(family)).ToArray();
        foreach (var large in tables)
        {
            foreach (var small in tables.Where(small => small.Periods.Length > 0 && large.Periods.Length > 0 && small.Periods[0].Frequency > large.Periods[0].Frequency))
            {
                int[] depths = [.. large.Depths.Zip(small.Depths, Math.Min)];
                foreach (var whole in large.Periods)
                {
                    var inside = small.Periods.Where(part => whole.Holds(part.FirstMonth)).ToArray();
                    if (inside.Sum(part => part.Months) == whole.Months)
                    {
                        foreach (var codes in All(positions.Trees, depths))
                        {
                            yield return (PositionSet.Id(codes, whole), inside.Select(part => PositionSet.Id(codes, part)));
                        }
                    }
                }
            }
        }
    }

    internal static IEnumerable<string[]> All(IReadOnlyList<CodeTree> trees, int[] depths)
    {
        IEnumerable<string[]> heads = [[]];
        for (var d = 0; d < depths.Length; d++)
        {
            string[] codes = [.. trees[d].DownTo(depths[d])];
            heads = heads.SelectMany(head => codes, (head, code) => (string[])[.. head, code]);
        }

        return heads;
    }
}
