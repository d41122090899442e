using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure;

/// <summary>What is wrong with a pattern that somebody else made, by the same attack and the same duties as our own.</summary>
public static class PatternAudit
{
    /// <summary>Primary cells shown, hidden cells that the public can compute or come too close to, and cells that groups come too close to.</summary>
    /// <param name="problem">The checked problem; with contributions groups are tried too.</param>
    /// <param name="hidden">Ids of the hidden cells.</param>
    /// <param name="options">Seed and engine.</param>
    /// <param name="cancellation">Stops between two linear programs.</param>
    public static IReadOnlyList<DisclosureFailure> Check(
        ProtectionProblem problem,
        IReadOnlySet<string> hidden,
        ProtectionOptions options,
        CancellationToken cancellation)
    {
        var release = new PublicRelease
        {
            Cells = problem.Cells.ToDictionary(cell => cell.Id, cell => hidden.Contains(cell.Id) ? (long?)null : cell.Value),
            Equations = problem.Equations,
            Facts = problem.Facts,
            Decimals = problem.Decimals,
        };
        var failures = problem.Cells.Where(cell => cell.IsPrimary && !hidden.Contains(cell.Id))
            .Select(cell => new DisclosureFailure("not-protected", cell.Id, "The cell must be hidden and is shown."))
            .ToList();
        var cells = problem.Cells.ToDictionary(cell => cell.Id);
        foreach (var interval in Attacker.Run(release, options.Engine, null, cancellation).Intervals.Where(interval => cells[interval.Cell].IsPrimary))
        {
            var cell = cells[interval.Cell];
            if (interval.Low == interval.High)
            {
                failures.Add(new DisclosureFailure("disclosed", cell.Id, "The hidden cell can be computed exactly."));
            }
            else if (interval.Low > cell.Value - Duties.Amount(cell, MoveSide.Low) || (interval.High ?? long.MaxValue) < cell.Value + cell.UpperProtection)
            {
                failures.Add(new DisclosureFailure("not-protected", cell.Id, "The interval does not reach far enough."));
            }
        }

        return [.. failures, .. Insiders(problem, hidden, options, cancellation)];
    }

    /// <summary>Primary cells that some group comes too close to with what it knows of its own parts.</summary>
    /// <param name="problem">The problem with contributions; without them nobody is tried.</param>
    /// <param name="hidden">Ids of the hidden cells.</param>
    /// <param name="options">Seed and engine.</param>
    /// <param name="cancellation">Stops between two linear programs.</param>
    private static HashSet<DisclosureFailure> Insiders(
        ProtectionProblem problem,
        IReadOnlySet<string> hidden,
        ProtectionOptions options,
        CancellationToken cancellation)
    {
        if (problem.Contributions.Count == 0)
        {
            return [];
        }

        // A shown primary cell is a failure already and no duty of anybody
        var known = ContributionTotals.Complete(problem) with
        {
            Cells = [.. problem.Cells.Select(cell => hidden.Contains(cell.Id) ? cell : cell with { Lock = CellLock.Shown, IsPrimary = false })],
        };
        var solvers = new SolverFactory(options.Engine);
        var failures = new HashSet<DisclosureFailure>();
        foreach (var part in ProblemSplitter.Split(known).Parts)
        {
            var system = LinkedSystem.Build(part, options.Seed);
            var found = ProofFinder.Find(system, solvers, duty => duty.Audience > 0, [], UnfinishedMoves.None, options.ProtectionPrograms, cancellation);
            failures.UnionWith(found.IsCutShort
                ? [new DisclosureFailure("effort", "", $"Trying what groups know took more than {options.ProtectionPrograms} linear programs and was cut short.")]
                : found.Left.Select(duty => new DisclosureFailure("insider", system.Cells[duty.Cell].Id, $"Group {system.Audiences[duty.Audience].Name} can estimate the cell too closely.")));
        }

        return failures;
    }
}
