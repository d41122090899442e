using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Releases.Building;

/// <summary>What anybody can do with a set of publications, from the public files alone.</summary>
internal static class ReleaseAttack
{
    private const int MostJoined = 1_500;

    /// <summary>The attack on everything together.</summary>
    internal static AttackResult Run(PublicRelease release, SolverEngine engine, IProgress<ProtectionProgress>? progress, CancellationToken cancellation) =>
        Attacker.Run(release, engine, progress, cancellation);

    /// <summary>
    /// The same of publications that hang together. Beyond some size no interval is worked out: that every hidden cell keeps its room is proven by
    /// possible tables then, and only what plain subtraction gives away is looked for.
    /// </summary>
    internal static AttackResult RunJoined(PublicRelease joined, SolverEngine engine, IProgress<ProtectionProgress>? progress, CancellationToken cancellation)
    {
        if (joined.Cells.Values.Count(value => value is null) <= MostJoined)
        {
            return Run(joined, engine, progress, cancellation);
        }

        var system = AttackSystem.Build(joined);
        return new AttackResult(
            [.. system.Determined.Select(cell => new AttackInterval(cell.Key, cell.Value, cell.Value))],
            [
                .. system.Contradiction is { } contradiction ? [new DisclosureFailure("contradiction", "", contradiction)] : Array.Empty<DisclosureFailure>(),
                .. system.Determined.Keys.Where(cell => !joined.Rests.Contains(cell)).Order(StringComparer.Ordinal).Select(cell => new DisclosureFailure("disclosed", cell, "The hidden cell can be computed exactly.")),
            ],
            engine.ToString());
    }

    /// <summary>Which cells are rests only, by id.</summary>
    internal static IReadOnlySet<string> RestsOf(IEnumerable<string> cells) => cells.Where(AmountFamily.IsRest).ToHashSet(StringComparer.Ordinal);

    /// <summary>A rest that can be worked out is not said to be hidden: the pattern with all of these shown, and what the public gets of it.</summary>
    /// <param name="problem">The cells.</param>
    /// <param name="pattern">What is hidden of them.</param>
    /// <param name="intervals">What can be worked out of each hidden one.</param>
    internal static (ReleasePattern Pattern, PublicRelease Release) WithKnownRests(ReleaseProblem problem, ReleasePattern pattern, IReadOnlyList<AttackInterval> intervals)
    {
        var known = intervals.Where(interval => interval.Low == interval.High && AmountFamily.IsRest(interval.Cell)).Select(interval => interval.Cell).ToHashSet(StringComparer.Ordinal);
        if (known.Count == 0)
        {
            return (pattern, PublicOf(problem, pattern) with { Intervals = intervals });
        }

        pattern = pattern with { Status = pattern.Status.ToDictionary(cell => cell.Key, cell => known.Contains(cell.Key) ? Disclosure.CellStatus.Shown : cell.Value, StringComparer.Ordinal) };
        return (pattern, PublicOf(problem, pattern) with { Intervals = [.. intervals.Where(interval => !known.Contains(interval.Cell))] });
    }

    /// <summary>What the public gets of a pattern: values or the sign of hiding, the sums and the bands.</summary>
    internal static PublicRelease PublicOf(ReleaseProblem problem, ReleasePattern pattern) => new()
    {
        Cells = problem.Cells.ToDictionary(cell => cell.Id, cell => pattern.Status[cell.Id] is Disclosure.CellStatus.Shown ? cell.Value : (long?)null, StringComparer.Ordinal),
        Rests = RestsOf(problem.Cells.Select(cell => cell.Id)),
        Equations = problem.Equations,
        Facts =
        [
            .. problem.Facts,
            .. problem.Known.Where(part => pattern.Status[part.Key] is not Disclosure.CellStatus.Shown).Select(part => new PublishedFact([(part.Key, 1)], part.Value, null)),
        ],
    };
}
