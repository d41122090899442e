using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure;

/// <summary>
/// The outsider: works from a <see cref="PublicRelease"/> alone, in values and not in deviations, with its own peeling and components.
/// It knows neither the true table nor what the protection claims.
/// </summary>
public static class Attacker
{
    /// <summary>Finds the interval of every hidden cell, and what is wrong with the publication.</summary>
    /// <param name="release">The public files.</param>
    /// <param name="engine">Engine for the intervals.</param>
    /// <param name="progress">Hears about components; may be null.</param>
    /// <param name="cancellation">Stops between two linear programs.</param>
    /// <exception cref="SolverMissingException">A component is too large for the managed engine and CLP is not installed.</exception>
    public static AttackResult Run(
        PublicRelease release,
        SolverEngine engine,
        IProgress<ProtectionProgress>? progress,
        CancellationToken cancellation)
    {
        var solvers = new SolverFactory(engine);
        var failures = new List<DisclosureFailure>();
        var system = AttackSystem.Build(release);
        if (system.Contradiction is { } contradiction)
        {
            failures.Add(new DisclosureFailure("contradiction", "", contradiction));
            return new AttackResult([], failures, solvers.Name);
        }

        var ranges = system.Determined.ToDictionary(pair => pair.Key, pair => (Low: pair.Value, High: (long?)pair.Value));
        var components = system.Components();
        var done = 0;
        foreach (var component in components)
        {
            foreach (var (cell, low, high) in ComponentAttack.Run(component, solvers, () => Report(++done), cancellation))
            {
                ranges[cell] = (low, high);
            }
        }

        var intervals = ranges.Select(pair => new AttackInterval(pair.Key, pair.Value.Low, pair.Value.High))
            .OrderBy(interval => interval.Cell, CellIdComparer.Instance)
            .ToList();
        failures.AddRange(intervals.Where(interval => interval.Low == interval.High && !release.Rests.Contains(interval.Cell))
            .Select(interval => new DisclosureFailure("disclosed", interval.Cell, "The hidden cell can be computed exactly.")));
        var exact = intervals.Where(interval => interval.Low == interval.High).Select(interval => interval.Cell).ToHashSet();
        failures.AddRange(RankCheck.Determined(release.Equations, release.Cells.Where(cell => cell.Value is null).Select(cell => cell.Key).ToHashSet())
            .Where(cell => !exact.Contains(cell))
            .Order(CellIdComparer.Instance)
            .Select(cell => new DisclosureFailure("rank", cell, "Elimination determines the hidden cell, though no interval shows it.")));
        failures.AddRange(CompareStated(release.Intervals, intervals, release.Cells.Values.OfType<long>()));
        return new AttackResult(intervals, failures, solvers.Name);

        void Report(int cell) => progress?.Report(new ProtectionProgress("attack", cell, release.Cells.Values.Count(value => value is null)));
    }

    /// <summary>
    /// What several publications state each by itself, against what all of them allow together: more can only be known then, so an interval
    /// that is wider together than stated was stated wrongly. Narrower ones are no fault of the statement; they are in the attack's own verdict.
    /// </summary>
    /// <param name="stated">The statements.</param>
    /// <param name="found">The intervals of the attack on everything.</param>
    public static IReadOnlyList<DisclosureFailure> CompareAlone(IReadOnlyList<AttackInterval> stated, IReadOnlyList<AttackInterval> found)
    {
        var statedOf = stated.ToLookup(interval => interval.Cell);
        return
        [
            .. found.Where(interval => !statedOf[interval.Cell].Any())
                .Select(interval => new DisclosureFailure("interval", interval.Cell, "No version states an interval for the hidden cell.")),
            .. found.Where(interval => statedOf[interval.Cell].Any(claim => interval.Low < claim.Low - 1 || (claim.High is { } high && (interval.High ?? long.MaxValue) > high + 1)))
                .Select(interval => new DisclosureFailure("interval", interval.Cell, "All versions together leave more room than one of them states.")),
        ];
    }

    /// <summary>An end may differ by one unit, having been rounded outwards from a fraction; beside very large amounts by what doubles cannot tell.</summary>
    private static IEnumerable<DisclosureFailure> CompareStated(IReadOnlyList<AttackInterval> stated, List<AttackInterval> found, IEnumerable<long> shown)
    {
        if (stated.Count == 0)
        {
            yield break;
        }

        var largest = found.Select(interval => Math.Max(interval.Low, interval.High ?? 0)).Concat(shown).DefaultIfEmpty(0).Max();
        var unsure = largest > ComponentAttack.LargestFine ? 1 + (4 * WholeEnd.Tolerance(DecimalScale.LargestAmount)) : 1;
        bool IsOther(long claimed, long seen) => Math.Abs(claimed - seen) > unsure;
        var statedOf = stated.GroupBy(interval => interval.Cell).ToDictionary(group => group.Key, group => group.First());
        foreach (var interval in found)
        {
            if (!statedOf.Remove(interval.Cell, out var claim))
            {
                yield return new DisclosureFailure("interval", interval.Cell, "No interval is stated for the hidden cell.");
            }
            else if (IsOther(claim.Low, interval.Low) || claim.High is null != interval.High is null || IsOther(claim.High ?? 0, interval.High ?? 0))
            {
                yield return new DisclosureFailure("interval", interval.Cell, "The stated interval is not the one that the public files allow.");
            }
        }

        foreach (var cell in statedOf.Keys)
        {
            yield return new DisclosureFailure("interval", cell, "An interval is stated for a cell that is not hidden.");
        }
    }
}
