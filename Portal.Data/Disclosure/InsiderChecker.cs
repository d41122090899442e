namespace Portal.Data.Disclosure;

/// <summary>The verdict on insiders, by adding integers only: for every group and every primary cell that is not its own, a possible table.</summary>
internal static class InsiderChecker
{
    internal static IReadOnlyList<DisclosureFailure> Check(
        LinkedSystem system,
        IReadOnlySet<int> hidden,
        IReadOnlyList<Deviation> deviations)
    {
        var possible = deviations.Where(deviation => KeepsRelations(system, hidden.Contains, deviation)).ToList();
        var failures = new List<DisclosureFailure>();
        var primaries = Enumerable.Range(0, system.Cells.Length).Where(i => system.Cells[i].IsPrimary).ToList();
        var partsOf = system.Audiences.Skip(1)
            .SelectMany(group => group.Cells.Zip(group.Parts, (cell, part) => (Cell: cell, group.Name, Part: part)))
            .GroupBy(item => item.Cell)
            .ToDictionary(cell => cell.Key, cell => cell.OrderByDescending(item => item.Part).ToArray());
        foreach (var group in system.Audiences.Skip(1))
        {
            var alone = group.Cells.Where((_, k) => group.IsAlone[k]).ToHashSet();
            var own = group.Cells.Zip(group.Parts).ToDictionary(pair => pair.First, pair => pair.Second);
            var reach = new Dictionary<int, long>();
            var moves = new HashSet<int>();
            foreach (var deviation in possible)
            {
                var agrees = true;
                for (var k = 0; agrees && k < deviation.Cells.Length; k++)
                {
                    var cell = deviation.Cells[k];
                    agrees = !alone.Contains(cell) && system.Cells[cell].Value + deviation.Amounts[k] >= own.GetValueOrDefault(cell);
                }

                for (var k = 0; agrees && k < deviation.Cells.Length; k++)
                {
                    moves.Add(deviation.Cells[k]);
                    reach[deviation.Cells[k]] = Math.Max(reach.GetValueOrDefault(deviation.Cells[k]), deviation.Amounts[k]);
                }
            }

            failures.AddRange(primaries
                .Where(i => !alone.Contains(i))
                .Where(i => !moves.Contains(i)
                    || IsTooClose(system.Cells[i], group.Name, partsOf.GetValueOrDefault(i, []), reach.GetValueOrDefault(i)))
                .Select(i => new DisclosureFailure("insider", system.Cells[i].Id, $"Group {group.Name} can estimate the cell too closely.")));
        }

        return failures;
    }

    /// <summary>The p% rule in integers: (X + reach - own) x1 &lt; (1 + p) x1 times the target's part, where p x1 = U + X - x1 - x2.</summary>
    private static bool IsTooClose(ProtectionCell cell, string group, (int Cell, string Name, long Part)[] parts, long reach)
    {
        if (parts.Length == 0)
        {
            return reach < cell.UpperProtection;
        }

        Int128 first = parts[0].Part;
        Int128 second = parts.Length > 1 ? parts[1].Part : 0;
        var own = Array.Find(parts, item => item.Name == group).Part;
        var target = Array.Find(parts, item => item.Name != group).Part;
        return ((Int128)cell.Value + reach - own) * first < (cell.UpperProtection + (Int128)cell.Value - second) * target;
    }

    /// <summary>Whether a move is possible: hidden cells alone, nothing below zero, every relation kept.</summary>
    internal static bool KeepsRelations(LinkedSystem system, Func<int, bool> isHidden, Deviation deviation)
    {
        for (var k = 0; k < deviation.Cells.Length; k++)
        {
            var cell = deviation.Cells[k];
            if (!isHidden(cell) || system.Cells[cell].Lock is CellLock.Shown || system.Cells[cell].Value + deviation.Amounts[k] < 0)
            {
                return false;
            }
        }

        return RelationCheck.Keeps(deviation.Cells.Zip(deviation.Amounts), cell => system.RowsOf[cell], row => (system.Rows[row].Lower, system.Rows[row].Upper));
    }
}
