using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure;

/// <summary>
/// Protects one release: hides what the primary rules name and whatever else is needed so that neither the public nor any provider
/// group can work a hidden cell out more closely than its protection, over all published relations at once.
/// </summary>
public static class Protection
{
    /// <summary>Protects a checked problem. Equal problem and options give an equal result, whatever the order of the rows.</summary>
    /// <param name="problem">Cells, relations and knowledge; see <see cref="ProblemCheck"/>.</param>
    /// <param name="options">Seed, engine and allowance.</param>
    /// <param name="progress">Hears about long steps; may be null.</param>
    /// <param name="cancellation">Stops between two linear programs.</param>
    /// <exception cref="SolverMissingException">The problem is too large for the managed engine and CLP is not installed.</exception>
    public static ProtectionResult Run(
        ProtectionProblem problem,
        ProtectionOptions options,
        IProgress<ProtectionProgress>? progress,
        CancellationToken cancellation)
    {
        void Report(string step, int done, int total) => progress?.Report(new ProtectionProgress(step, done, total));
        var solvers = new SolverFactory(options.Engine);
        var system = LinkedSystem.Build(problem, options.Seed);
        var costs = CellCosts.Compute(system, problem.Decimals);
        using var model = new FlowModel(system, costs, solvers);
        var search = new SuppressionSearch(system, model, costs, Report, cancellation);
        search.Run();
        if (options.CleansUp)
        {
            var limit = model.Iterations + options.ImprovementIterations;
            new PatternCleaner(system, model, search, Report, cancellation).Run(limit);
        }

        var hidden = new bool[system.Cells.Length];
        for (var i = 0; i < hidden.Length; i++)
        {
            hidden[i] = model.IsHidden(i);
        }

        return ResultBuilder.Build(problem, system, hidden, search, solvers, Report, cancellation);
    }
}
