using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Releases.Building;

/// <summary>
/// What the newest publication gives away together with everything published before, to the public, a provider group or two of them. Twice: once by
/// the belief that nothing became known late, which tells most of months, and once about the told cells alone, whose secret is just what became
/// known late.
/// </summary>
/// <param name="releases">All of it.</param>
/// <param name="engine">Engine of the search.</param>
/// <param name="rules">What protection is asked for.</param>
internal sealed class JoinedAttack(BuiltReleases releases, SolverEngine engine, PlanRules rules)
{
    private readonly ReleaseUnion union = releases.Union;

    /// <summary>Moves that were found beyond those known.</summary>
    internal IReadOnlyList<KnownMove> Moves { get; private set; } = [];

    /// <summary>Whether the proof was given up: see <see cref="JoinedProof.IsGivenUp"/>.</summary>
    internal bool IsGivenUp { get; private set; }

    /// <summary>What is found, and in which publications; empty where nothing is. The second question is asked where the first finds nothing.</summary>
    /// <param name="progress">Hears of each month.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal (IReadOnlyList<DisclosureFailure> Failures, PublicRelease Mixed) Run(IProgress<ProtectionProgress>? progress, CancellationToken cancellation)
    {
        var mixed = union.Mixed();
        if (Ask(mixed, _ => true, progress, cancellation) is { Count: > 0 } found)
        {
            return (found, mixed);
        }

        var (open, told) = union.MixedOfTold();
        return (Ask(open, told.Contains, progress, cancellation), open);
    }

    /// <summary>
    /// The cell with what it is owed here: a longer period that is hidden for a part of it has no more room than that part; a rest is owed nothing, also
    /// where its own publication, as older ones do, still owed it something.
    /// </summary>
    private ProtectionCell Owed(string name)
    {
        var cell = releases.CellOf(name);
        return union.IsRest(name) ? cell with { IsPrimary = false, Width = 0 }
            : !cell.IsPrimary && union.HiddenIn(name) is { } hidden ? cell with { Width = Math.Min(cell.Width, PrimaryRules.WidthOf(rules, hidden)) }
            : cell;
    }

    private List<DisclosureFailure> Ask(PublicRelease mixed, Func<string, bool> asked, IProgress<ProtectionProgress>? progress, CancellationToken cancellation)
    {
        if (!mixed.Cells.Any(cell => cell.Value is null && asked(cell.Key)))
        {
            return [];
        }

        var result = ReleaseAttack.RunJoined(mixed, engine, progress, cancellation);
        List<DisclosureFailure> found =
        [
            .. result.Failures.Where(failure => failure.Cell.Length == 0 || asked(failure.Cell)),
            .. HeldInterval.TooNarrow(result.Intervals.Where(interval => asked(interval.Cell)), Owed),
        ];
        if (found.Count > 0)
        {
            return found;
        }

        // Who has a part in shown cells is no matter here, and takes most of the room
        var parts = mixed.Cells.Where(cell => cell.Value is null).ToDictionary(cell => cell.Key, cell => releases.PartsOf(cell.Key), StringComparer.Ordinal);
        releases.LetGo();
        var insiders = new UnionInsiders(union, engine);
        found.AddRange(insiders.Check(mixed, Owed, name => parts[name], releases.Moves.Concat(Moves), asked, progress, cancellation));
        (Moves, IsGivenUp) = ([.. Moves, .. insiders.Moves], IsGivenUp || insiders.IsGivenUp);
        return found;
    }
}
