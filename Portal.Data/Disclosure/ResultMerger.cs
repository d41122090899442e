namespace Portal.Data.Disclosure;

/// <summary>Puts the parts together again and has the whole checked against the problem as it was given.</summary>
internal static class ResultMerger
{
    internal static ProtectionResult Merge(
        ProtectionProblem problem,
        IReadOnlyList<ProtectionCell> fixedCells,
        IReadOnlyList<ComponentResult> parts,
        string engine)
    {
        var order = problem.Cells.OrderBy(cell => cell.Id, CellIdComparer.Instance).ToArray();
        var ids = order.Select(cell => cell.Id).ToArray();
        var place = ids.Select((id, at) => (id, at)).ToDictionary(pair => pair.id, pair => pair.at);
        var isHidden = new bool[order.Length];
        var intervals = order.Select(cell => (AttackInterval?)new AttackInterval(cell.Id, cell.Value, cell.Value)).ToArray();
        var uses = ids.Select(id => new WitnessUse(id, 0, 0)).ToArray();
        var tables = new List<long[]> { order.Select(cell => cell.Value).ToArray() };
        foreach (var cell in fixedCells.Where(ProblemSplitter.MustHide))
        {
            isHidden[place[cell.Id]] = true;
        }

        foreach (var part in parts)
        {
            while (tables.Count < part.Tables.Count)
            {
                tables.Add([.. order.Select(cell => cell.Value)]);
            }

            for (var i = 0; i < part.Hidden.Length; i++)
            {
                var at = place[part.System.Cells[i].Id];
                for (var t = 0; t < part.Tables.Count; t++)
                {
                    // Parts share no relation, so their tables can be laid over each other
                    tables[t][at] += part.Tables[t][i];
                }

                if (part.Hidden[i])
                {
                    isHidden[at] = true;
                    intervals[at] = part.Intervals.TryGetValue(i, out var interval) ? new AttackInterval(ids[at], interval.Low, interval.High) : null;
                    uses[at] = new WitnessUse(ids[at], part.Uses[i].Low, part.Uses[i].High);
                }
            }
        }

        var hidden = Enumerable.Range(0, order.Length).Where(at => isHidden[at]).ToArray();
        WitnessTable[] proof = hidden.Length == 0 ? [] : [.. tables.Select(values => new WitnessTable(new TableValues(place, ids, values)))];
        WitnessUse[] proven = [.. hidden.Select(at => uses[at])];
        var failures = ExactChecker.Check(problem, hidden.Select(at => ids[at]).ToHashSet(), proof, proven);
        var secondaries = hidden.Where(at => !order[at].IsPrimary).ToArray();
        return new ProtectionResult
        {
            Pattern = [.. order.Select((cell, at) => (cell.Id, StatusOf(cell, isHidden[at])))],
            Intervals = [.. hidden.Select(at => intervals[at]).OfType<AttackInterval>()],
            Tables = proof,
            Witnesses = proven,
            Failures = [.. failures, .. Computable(problem, hidden.Select(at => ids[at]).ToHashSet()), .. parts.SelectMany(part => part.Failures)],
            Moves = [.. parts.SelectMany(part => part.Moves)],
            Engine = engine,
            EquationCount = LinkedSystem.CountRelations(problem),
            InsiderCount = problem.Contributions.Select(part => part.Group).Distinct().Count(),
            SecondaryCount = secondaries.Length,
            SecondaryValue = secondaries.Sum(at => order[at].Value),
            LeastSecondaryValue = parts.Sum(part => part.LeastValue),
            PartCount = parts.Count,
            OptimalPartCount = parts.Count(part => part.IsOptimal),
        };
    }

    /// <summary>The same question put to elimination, which shares nothing with the search or its witnesses.</summary>
    private static IEnumerable<DisclosureFailure> Computable(ProtectionProblem problem, HashSet<string> hidden)
    {
        // A cell that an earlier version shows is no secret whatever this one says
        var known = problem.Cells.Where(cell => cell.Lock is CellLock.Shown).Select(cell => cell.Id);
        return RankCheck.Determined(problem.Equations, hidden.Except(known).ToHashSet())
            .Except(problem.Cells.Where(cell => !Duties.IsOwed(cell)).Select(cell => cell.Id))
            .Order(CellIdComparer.Instance)
            .Select(cell => new DisclosureFailure("rank", cell, "The published sums determine the hidden cell."));
    }

    private static CellStatus StatusOf(ProtectionCell cell, bool isHidden) =>
        !isHidden ? CellStatus.Shown : cell.IsPrimary ? CellStatus.SuppressedPrimary : CellStatus.SuppressedSecondary;
}
