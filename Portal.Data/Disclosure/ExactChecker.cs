namespace Portal.Data.Disclosure;

/// <summary>
/// The verdict. Adds integers only and shares no code with the search: that a table is possible, and that two possible tables
/// keep a hidden cell apart, needs no trust in any solver.
/// </summary>
public static class ExactChecker
{
    /// <summary>Everything that is wrong with the proof of a release; empty means that every hidden cell is protected from the public.</summary>
    /// <param name="problem">The true cells and every published relation.</param>
    /// <param name="hidden">Ids of the hidden cells.</param>
    /// <param name="tables">Alternative tables.</param>
    /// <param name="uses">Two tables for every hidden cell.</param>
    public static IReadOnlyList<DisclosureFailure> Check(
        ProtectionProblem problem,
        IReadOnlySet<string> hidden,
        IReadOnlyList<WitnessTable> tables,
        IReadOnlyList<WitnessUse> uses)
    {
        var failures = new List<DisclosureFailure>();
        for (var t = 0; t < tables.Count; t++)
        {
            if (WhyImpossible(problem, hidden, tables[t].Values) is { } reason)
            {
                failures.Add(new DisclosureFailure("witness", "", $"Table {t + 1} is not possible: {reason}."));
            }
        }

        if (failures.Count > 0)
        {
            return failures;
        }

        var useOf = uses.ToDictionary(use => use.Cell);
        foreach (var cell in problem.Cells)
        {
            if (!hidden.Contains(cell.Id))
            {
                if (cell.IsPrimary || cell.Lock is CellLock.Hidden)
                {
                    failures.Add(new DisclosureFailure("not-protected", cell.Id, "The cell must be hidden and is shown."));
                }

                continue;
            }

            if (!useOf.TryGetValue(cell.Id, out var use))
            {
                failures.Add(new DisclosureFailure("not-protected", cell.Id, "The hidden cell has no witnesses."));
                continue;
            }

            var low = tables[use.LowTable].Values[cell.Id];
            var high = tables[use.HighTable].Values[cell.Id];
            var up = cell.IsPrimary ? cell.UpperProtection : 0;
            var down = cell.IsPrimary ? Math.Min(cell.LowerProtection ?? cell.UpperProtection, cell.Value) : 0;
            if (low > cell.Value - down || high < cell.Value + up || high - low < cell.Width)
            {
                failures.Add(new DisclosureFailure("not-protected", cell.Id, "The witnesses do not keep the cell far enough from its value."));
            }
        }

        return failures;
    }

    /// <summary>Why a table contradicts what is published; null if it does not.</summary>
    internal static string? WhyImpossible(ProtectionProblem problem, IReadOnlySet<string> hidden, IReadOnlyDictionary<string, long> table)
    {
        if (table.Count != problem.Cells.Count)
        {
            return "it does not list every cell";
        }

        foreach (var cell in problem.Cells)
        {
            if (!table.TryGetValue(cell.Id, out var value) || value < 0)
            {
                return $"cell {cell.Id} is missing or negative";
            }

            if (value != cell.Value && (!hidden.Contains(cell.Id) || cell.Lock is CellLock.Shown))
            {
                return $"shown cell {cell.Id} is changed";
            }
        }

        foreach (var equation in problem.Equations)
        {
            Int128 sum = 0;
            foreach (var part in equation.Parts)
            {
                sum += table.GetValueOrDefault(part);
            }

            if (sum != table.GetValueOrDefault(equation.Total))
            {
                return $"the parts of {equation.Total} do not add up";
            }
        }

        foreach (var fact in problem.Facts)
        {
            Int128 sum = 0;
            foreach (var (cell, coefficient) in fact.Terms)
            {
                sum += (Int128)coefficient * table.GetValueOrDefault(cell);
            }

            if (sum < (fact.Lower ?? Int128.MinValue) || sum > (fact.Upper ?? Int128.MaxValue))
            {
                return "a published fact is broken";
            }
        }

        return null;
    }
}
