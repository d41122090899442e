namespace Portal.Data.Releases.Formats;

/// <summary>A part of a published table: cells chosen, none computed afresh, so that a cut can tell nothing that the whole does not.</summary>
public static class TableCut
{
    /// <summary>The name by which a cut chooses measures.</summary>
    public const string Measure = "measure";

    /// <summary>The table with only the chosen codes.</summary>
    /// <param name="table">A published table; its cells are complete and in order.</param>
    /// <param name="wanted">Codes wanted by dimension, and measures by <see cref="Measure"/>; what is not named stays whole.</param>
    /// <exception cref="ArgumentException">A dimension or code that the table does not have.</exception>
    public static ReleaseTable Of(ReleaseTable table, IReadOnlyDictionary<string, IReadOnlyList<string>> wanted)
    {
        if (wanted.Keys.FirstOrDefault(name => name != Measure && table.Dimensions.All(dimension => dimension.Id != name)) is not null)
        {
            throw new ArgumentException($"Table {table.Id} has no such dimension.", nameof(wanted));
        }

        var kept = table.Dimensions.Select(dimension => Positions(dimension.Id, [.. dimension.Codes.Select(code => code.Id)], wanted)).ToArray();
        var measures = Positions(Measure, [.. table.Measures.Select(measure => measure.Id)], wanted);
        var cells = new List<ReleaseCell>();
        Collect(table, kept, measures, depth: 0, offset: 0, cells);
        return table with
        {
            Dimensions = [.. table.Dimensions.Select((dimension, at) => dimension with { Codes = Kept(dimension.Codes, kept[at].Select(one => dimension.Codes[one].Id).ToHashSet(StringComparer.Ordinal)) })],
            Measures = [.. measures.Select(at => table.Measures[at])],
            Cells = cells,
        };
    }

    private static int[] Positions(string name, string[] ids, IReadOnlyDictionary<string, IReadOnlyList<string>> wanted)
    {
        if (!wanted.TryGetValue(name, out var codes))
        {
            return [.. Enumerable.Range(0, ids.Length)];
        }

        if (codes.Count == 0)
        {
            throw new ArgumentException($"Of {name} no code is named.", nameof(wanted));
        }

        // In the table's order, whatever order was asked for
        return [.. codes.Select(code => Array.IndexOf(ids, code) is >= 0 and var at ? at : throw new ArgumentException($"{name} has no such code.", nameof(wanted))).Distinct().Order()];
    }

    /// <summary>Some codes of a dimension, in its order; a code whose parent is left out has none.</summary>
    internal static Code[] Kept(IReadOnlyList<Code> codes, IReadOnlySet<string> ids) =>
        [.. codes.Where(code => ids.Contains(code.Id)).Select(code => code.Parent is { } parent && ids.Contains(parent) ? code : code with { Parent = null })];

    private static void Collect(ReleaseTable table, int[][] kept, int[] measures, int depth, int offset, List<ReleaseCell> cells)
    {
        if (depth == kept.Length)
        {
            foreach (var measure in measures)
            {
                cells.Add(table.Cells[(offset * table.Measures.Count) + measure]);
            }

            return;
        }

        foreach (var code in kept[depth])
        {
            Collect(table, kept, measures, depth + 1, (offset * table.Dimensions[depth].Codes.Count) + code, cells);
        }
    }
}
