using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Releases.Building;

/// <summary>What anybody can do with a set of publications, from the public files alone.</summary>
internal static class ReleaseAttack
{
    /// <summary>The attack on everything together.</summary>
    internal static AttackResult Run(PublicRelease release, SolverEngine engine, IProgress<ProtectionProgress>? progress, CancellationToken cancellation) =>
        Attacker.Run(release, engine, progress, cancellation);

    /// <summary>What the public gets of a pattern: values or the sign of hiding, the sums and the bands.</summary>
    internal static PublicRelease PublicOf(ReleaseProblem problem, ReleasePattern pattern) => new()
    {
        Cells = problem.Cells.ToDictionary(cell => cell.Id, cell => pattern.Status[cell.Id] is Disclosure.CellStatus.Shown ? cell.Value : (long?)null, StringComparer.Ordinal),
        Equations = problem.Equations,
        Facts =
        [
            .. problem.Facts,
            .. problem.Known.Where(part => pattern.Status[part.Key] is not Disclosure.CellStatus.Shown).Select(part => new PublishedFact([(part.Key, 1)], part.Value, null)),
        ],
    };
}
