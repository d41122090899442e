using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure;

/// <summary>
/// Protects one release: hides what the primary rules name and whatever else is needed so that neither the public nor any provider
/// group can work a hidden cell out more closely than its protection, over all published relations at once.
/// </summary>
public static class Protection
{
    /// <summary>More would take weeks; it keeps shares of it within what an integer holds.</summary>
    private const long MostImprovement = 1_000_000_000;

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
        var split = ProblemSplitter.Split(ContributionTotals.Complete(problem));
        var results = new List<ComponentResult>();
        var allowance = Math.Min(options.ImprovementPrograms, MostImprovement);
        long remaining = split.Parts.Sum(part => part.Cells.Count);
        foreach (var part in split.Parts)
        {
            cancellation.ThrowIfCancellationRequested();
            Report("protect", results.Count, split.Parts.Count);
            var component = new ComponentProtection(options, solvers, Report, cancellation);
            results.Add(component.Run(part, allowance * part.Cells.Count / remaining));

            // What an easy part leaves over is for the others
            allowance -= component.ImprovementUsed;
            remaining -= part.Cells.Count;
        }

        Report("check", 0, 1);
        return ResultMerger.Merge(problem, split.Fixed, results, solvers.ChoosesWhole ? "cbc" : solvers.Name);
    }
}
