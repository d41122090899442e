using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>What a pattern gives away together with everything published before, and which numbers of the new release would help.</summary>
internal sealed class JoinedLeaks
{
    private readonly int newest;
    private readonly ReleasePattern pattern;

    /// <param name="input">What is built.</param>
    /// <param name="problem">Its cells as they are protected.</param>
    /// <param name="pattern">What is hidden of them.</param>
    /// <param name="known">Moves that were found with an earlier pattern.</param>
    /// <param name="progress">Hears of each month.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal JoinedLeaks(BuildInput input, ReleaseProblem problem, ReleasePattern pattern, IReadOnlyList<KnownMove> known, IProgress<ProtectionProgress>? progress, CancellationToken cancellation)
    {
        (this.pattern, newest) = (pattern, input.Earlier.Count);
        var draft = new BuiltRelease(
            input.Plan,
            ReleaseAttack.PublicOf(problem, pattern),
            problem.Cells.Where(cell => pattern.Status[cell.Id] is not Disclosure.CellStatus.Shown)
                .ToDictionary(cell => cell.Id, cell => cell with { IsPrimary = pattern.Status[cell.Id] is Disclosure.CellStatus.SuppressedPrimary }, StringComparer.Ordinal),
            new(() => InternalFiles.PartsOf(problem.Contributions)),
            () => new ProvingMoves(pattern.Moves, known),
            _ => null);
        var all = new BuiltReleases([.. input.Earlier, draft]);
        var attack = new JoinedAttack(all, DraftBuilder.EngineOf(input.Plan.Programme.Engine), input.Plan.Programme.Rules);
        var (failures, mixed) = attack.Run(progress, cancellation);
        (Moves, IsGivenUp) = (attack.Moves, attack.IsGivenUp);
        Names = [.. failures.Select(failure => failure.Cell).Where(cell => cell.Length > 0).Distinct(StringComparer.Ordinal)];
        if (Names.Count > 0)
        {
            (Near, Tied) = Beside(mixed, all.Union);
        }
    }

    /// <summary>Moves that were found beyond those known.</summary>
    internal IReadOnlyList<KnownMove> Moves { get; }

    /// <summary>Whether the proof was given up: see <see cref="JoinedProof.IsGivenUp"/>.</summary>
    internal bool IsGivenUp { get; }

    /// <summary>What could be worked out too closely, by its names in the union; empty where nothing could.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>Shown cells of the new release in a sum with something of <see cref="Names"/>; all in a sum with anything where none is.</summary>
    internal IReadOnlyList<string> Near { get; } = [];

    /// <summary>Shown longer periods of the new release with a hidden part, or part of a hidden one.</summary>
    internal IReadOnlyList<string> Tied { get; } = [];

    private (IReadOnlyList<string> Near, IReadOnlyList<string> Tied) Beside(PublicRelease mixed, ReleaseUnion union)
    {
        string[][] facts = [.. mixed.Facts.Select(fact => fact.Terms.Select(term => term.Cell).ToArray())];
        string[][] rows = [.. mixed.Equations.Select(equation => equation.Parts.Append(equation.Total).ToArray()), .. facts];
        var leaks = Names.ToHashSet(StringComparer.Ordinal);

        // What hangs on another leak needs nothing of its own; where none stands beside a number of this draft, any of them may help
        string[] near = [.. rows.Where(row => row.Any(leaks.Contains)).SelectMany(row => Shown(row, union)).Distinct(StringComparer.Ordinal)];
        return (
            near.Length > 0 ? near : [.. rows.SelectMany(row => Shown(row, union)).Distinct(StringComparer.Ordinal)],
            [.. facts.Where(row => row.Select(CellNames.PeriodOf).Distinct(StringComparer.Ordinal).Skip(1).Any() && row.Any(name => mixed.Cells.GetValueOrDefault(name) is null))
                .SelectMany(row => Shown(row, union)).Where(cell => !CellNames.IsOfAMonth(cell)).Distinct(StringComparer.Ordinal)]);
    }

    private IEnumerable<string> Shown(string[] row, ReleaseUnion union) => row
        .Select(name => union.Origins.TryGetValue(name, out var origin) && origin.Part == newest && pattern.Status[origin.Cell] is Disclosure.CellStatus.Shown ? origin.Cell : null)
        .OfType<string>();
}
