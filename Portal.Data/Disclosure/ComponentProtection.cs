using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure;

/// <summary>Protects one part: search, clean-up, proof, intervals.</summary>
internal sealed class ComponentProtection(
    ProtectionOptions options,
    SolverFactory solvers,
    Action<string, int, int> report,
    CancellationToken cancellation)
{
    /// <summary>Programs that improving the pattern took.</summary>
    internal long ImprovementUsed { get; private set; }

    /// <param name="part">A part of the problem.</param>
    /// <param name="allowance">Programs that improving its pattern may take.</param>
    internal ComponentResult Run(ProtectionProblem part, long allowance)
    {
        var system = LinkedSystem.Build(part, options.Seed);
        var costs = CellCosts.Compute(system, part.Decimals);
        using var model = new FlowModel(system, costs, solvers);
        var search = new SuppressionSearch(system, model, costs, options.ProtectionPrograms, report, cancellation);
        search.Run();
        var before = model.Solves;
        if (options.CleansUp)
        {
            new PatternCleaner(system, model, search, report, cancellation).Run(before + allowance);
        }

        ImprovementUsed = model.Solves - before;
        return Prove(system, model, search);
    }

    private ComponentResult Prove(LinkedSystem system, FlowModel model, SuppressionSearch search)
    {
        var hidden = Enumerable.Range(0, system.Cells.Length).Select(model.IsHidden).ToArray();
        var packer = new WitnessPacker(system, hidden, search.Pool.Active);
        var uses = packer.Pack();
        var intervals = IntervalFinder.Find(system, hidden, packer.Tables, solvers, report, cancellation);
        var failures = InsiderChecker.Check(system, Enumerable.Range(0, hidden.Length).Where(i => hidden[i]).ToHashSet(), [.. search.Pool.Active]).ToList();
        if (search.IsCutShort)
        {
            failures.Add(new DisclosureFailure("effort", "", $"Protecting took more than {options.ProtectionPrograms} linear programs and was cut short."));
        }

        return new ComponentResult(system, hidden, packer.Tables, uses, intervals, failures);
    }
}
