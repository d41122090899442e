using Portal.Data.Disclosure.Optimum;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure;

/// <summary>Protects one part: search, clean-up, proof, intervals.</summary>
internal sealed class ComponentProtection(
    ProtectionOptions options,
    SolverFactory solvers,
    Action<string, int, int> report,
    CancellationToken cancellation)
{
    /// <summary>Beyond this, branching seldom ends within the allowance.</summary>
    private const int MostOptimumCells = 150;

    /// <summary>Hidden cells of a part in which one program of the allowance is one. The work of a program grows about with their square.</summary>
    private const double UsualHidden = 1_700;

    /// <summary>Hidden cells for which the allowance is enough however little a program takes: small parts soon have nothing left to gain.</summary>
    private const double FewHidden = 200;

    private const double MostEase = 4;
    private const double LeastWeight = 1e-6;

    /// <summary>What improving the pattern took of the allowance.</summary>
    internal long ImprovementUsed { get; private set; }

    /// <param name="part">A part of the problem.</param>
    /// <param name="allowance">Programs that improving its pattern may take.</param>
    internal ComponentResult Run(ProtectionProblem part, long allowance)
    {
        var system = LinkedSystem.Build(part, options.Seed);
        var costs = CellCosts.Compute(system);
        using var model = new FlowModel(system, costs, solvers);
        var search = new SuppressionSearch(system, model, costs, options.ProtectionPrograms, report, cancellation);
        search.Run(options.Moves);
        var before = model.Solves;
        var hidden = Enumerable.Range(0, system.Cells.Length).Count(model.IsHidden);
        var ease = Math.Clamp(Math.Min(Math.Pow(UsualHidden / hidden, 2), hidden / FewHidden), 1, MostEase);
        allowance = (long)(allowance * ease);
        if (options.CleansUp)
        {
            new PatternCleaner(system, model, search, report, cancellation).Run(before + allowance);
            if (search.Unmet.Count == 0 && !search.IsCutShort && system.Cells.Length > MostOptimumCells)
            {
                using var better = new NeighbourhoodSearch(
                    system, model, new PatternSwitch(system, model, search), solvers, Measure(system, model), before + allowance - model.Solves, report, cancellation);
                better.Run();
                ImprovementUsed += better.OwnPrograms;
            }
        }

        ImprovementUsed = (long)((ImprovementUsed + model.Solves - before) / ease);
        var (least, isOptimal) = Optimise(system, model, search);
        return Prove(system, model, search, least, isOptimal);
    }

    /// <summary>What a better pattern hides less of: value and number of cells, each as a share of what is hidden now.</summary>
    private double[] Measure(LinkedSystem system, FlowModel model)
    {
        var secondaries = system.Cells.Where((_, i) => model.IsHidden(i) && !system.MustHide(i)).ToList();
        var perValue = options.ValueWeight / Math.Max(1, secondaries.Sum(cell => cell.Value));

        // Cells of no value may not come along for nothing
        var perCell = Math.Max(LeastWeight, 1 - options.ValueWeight) / Math.Max(1, secondaries.Count);
        return [.. system.Cells.Select(cell => ((perValue * cell.Value) + perCell) * cell.Weight)];
    }

    /// <summary>The least value that any safe pattern hides as secondary cells, and whether the pattern at the end is such a one.</summary>
    private (long Least, bool IsOptimal) Optimise(LinkedSystem system, FlowModel model, SuppressionSearch search)
    {
        var secondaries = Enumerable.Range(0, system.Cells.Length).Where(i => !system.Cells[i].IsPrimary).ToArray();
        var locked = secondaries.Where(i => system.Cells[i].Lock is CellLock.Hidden).Sum(i => system.Cells[i].Value);
        var value = secondaries.Where(model.IsHidden).Sum(i => system.Cells[i].Value) - locked;
        if (value == 0 || system.HasTies || system.Cells.Length > MostOptimumCells || options.OptimumPrograms == 0 || search.Unmet.Count > 0 || search.IsCutShort)
        {
            return (locked, value == 0);
        }

        report("optimum", 0, 1);
        var other = new PatternSwitch(system, model, search);
        using var optimum = new OptimumSearch(system, solvers, pattern => other.TryAdopt(pattern).Count == 0, cancellation);
        var found = optimum.Run(value, options.OptimumPrograms);
        if (found.Pattern is not null)
        {
            // Cells without value may have come along for nothing
            new PatternCleaner(system, model, search, report, cancellation).Run(long.MaxValue);
        }

        // Engines may come to the same pattern by other roads: proofs are found afresh, from the pattern alone
        search.Pool.Forget(search.Pool.All.ToHashSet());
        other.MeetAll();
        return (locked + (long)Math.Max(0, found.Bound), found.IsProven);
    }

    private ComponentResult Prove(LinkedSystem system, FlowModel model, SuppressionSearch search, long least, bool isOptimal)
    {
        var hidden = Enumerable.Range(0, system.Cells.Length).Select(model.IsHidden).ToArray();
        var packer = new WitnessPacker(system, hidden, search.Pool.Active);
        var uses = packer.Pack();
        var intervals = options.FindsIntervals ? IntervalFinder.Find(system, hidden, packer.Tables, solvers, report, cancellation) : [];
        var failures = InsiderChecker.Check(system, Enumerable.Range(0, hidden.Length).Where(i => hidden[i]).ToHashSet(), [.. search.Pool.Active]).ToList();
        if (search.IsCutShort)
        {
            failures.Add(new DisclosureFailure("effort", "", $"Protecting took more than {options.ProtectionPrograms} linear programs and was cut short."));
        }

        return new ComponentResult(system, hidden, packer.Tables, uses, intervals, least, isOptimal, failures, search.Pool.Known());
    }
}
