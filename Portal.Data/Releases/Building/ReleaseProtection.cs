using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Releases.Building;

/// <summary>
/// Protects a release, part by part. What readers ask for first, the grand totals and then the first split of each dimension, is held open
/// as long as the rest can be protected without it.
/// </summary>
internal sealed class ReleaseProtection(PositionSet positions, string seed, IProgress<ProtectionProgress>? progress)
{
    private const int MostHeldLevels = 2;

    /// <summary>In larger parts totals are only dear, because each try that fails costs as much as the pattern itself.</summary>
    private const int MostCellsHeld = 600;

    /// <summary>Parts that were protected already: in a later round most are as they were.</summary>
    private readonly Dictionary<string, ProtectionResult> done = new(StringComparer.Ordinal);

    /// <summary>A release is protected several times over, for its open totals and for what came before: each time with a short search for the cheapest.</summary>
    private const int ImprovementPrograms = 400;

    internal ReleasePattern Run(ReleaseProblem problem, CancellationToken cancellation)
    {
        var status = new Dictionary<string, Disclosure.CellStatus>(StringComparer.Ordinal);
        var failures = new List<DisclosureFailure>();
        var parts = problem.Split();
        for (var i = 0; i < parts.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new ProtectionProgress("protect", i, parts.Count));
            if (parts[i].Cells.All(cell => !cell.IsPrimary && cell.Lock is not CellLock.Hidden))
            {
                parts[i].Cells.ToList().ForEach(cell => status[cell.Id] = Disclosure.CellStatus.Shown);
                continue;
            }

            var key = KeyOf(parts[i]);
            if (!done.TryGetValue(key, out var result))
            {
                done[key] = result = Protect(parts[i], cancellation);
            }

            failures.AddRange(result.Failures);
            foreach (var (cell, outcome) in result.Pattern)
            {
                status[cell] = outcome;
            }
        }

        return new ReleasePattern(status, failures);
    }

    private ProtectionResult Protect(ProtectionProblem part, CancellationToken cancellation)
    {
        var options = new ProtectionOptions
        {
            Seed = seed,
            ImprovementPrograms = ImprovementPrograms,
            FindsIntervals = false,
            Engine = positions.Plan.Programme.Engine == "clp" ? SolverEngine.Clp : SolverEngine.Managed,
        };
        for (var levels = part.Cells.Count <= MostCellsHeld ? MostHeldLevels : 0; ; levels--)
        {
            var held = levels;
            var result = Protection.Run(
                part with { Cells = [.. part.Cells.Select(cell => !cell.IsPrimary && LevelOf(cell.Id) < held && cell.Lock is CellLock.None ? cell with { Lock = CellLock.Shown } : cell)] },
                options,
                progress,
                cancellation);
            if (result.Failures.Count == 0 || levels == 0)
            {
                return result;
            }
        }
    }

    private static string KeyOf(ProtectionProblem part) => string.Join('\n', part.Cells.Select(cell => FormattableString.Invariant($"{cell.Id} {cell.Lock} {cell.IsPrimary} {cell.UpperProtection} {cell.LowerProtection}")));

    /// <summary>0 for the grand total of a period, 1 for the first split by one dimension, more for everything else.</summary>
    private int LevelOf(string cell)
    {
        var codes = cell[..cell.LastIndexOf('@')].Split('|');
        return positions.Trees.Select((tree, d) => tree.DepthOf(codes[d])).Sum();
    }
}
