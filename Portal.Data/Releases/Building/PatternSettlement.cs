using Portal.Data.Disclosure;
using Portal.Data.Storage;

namespace Portal.Data.Releases.Building;

/// <summary>
/// Looks for a pattern until it holds together with everything published before: cells whose change is unsafe keep their earlier figure, a longer
/// period that would give a shorter one away is not shown.
/// </summary>
internal sealed class PatternSettlement(BuildInput input, PositionSet positions, ReleaseProblem problem, ReleaseProtection protection)
{
    private const int MostRounds = 40;

    /// <summary>After so many, longer periods that give months away are hidden as a whole.</summary>
    private const int MostLeakyRounds = 4;

    private static readonly InputProblem NotShown = new("reveals-earlier", "That months keep what they hide beside the longer periods of this release could not be shown.");
    private static readonly IReadOnlyList<string> Change = ["change"];
    private static readonly IReadOnlyList<string> Before = [InternalFiles.HiddenBefore];

    private readonly CorrectionRules rules = new(problem, positions, input.Earlier);
    private readonly HashSet<string> forced = new(StringComparer.Ordinal);
    private bool holdsUnchanged = true;
    private int leakyRounds;
    private IReadOnlyList<KnownMove> joinedMoves = [];
    private ReleasePattern? settled;
    private ReleaseProblem? marked;

    /// <summary>Whether an earlier version showed the number of a cell.</summary>
    internal bool WasShown(string cell) => rules.LastShown(cell) is not null;

    /// <summary>Whether some pattern, together with what was published before, gave something away.</summary>
    internal bool MetLeaks => leakyRounds > 0;

    /// <summary>Cells as they were protected in the end.</summary>
    internal ReleaseProblem Marked => marked ?? problem;

    /// <summary>Whether a cell shows another number than before.</summary>
    internal bool IsShownAnew(string cell) => settled is { } pattern && pattern.Status.TryGetValue(cell, out var status) && status is Disclosure.CellStatus.Shown && rules.IsChanged(cell);

    /// <summary>The pattern, or why there is none.</summary>
    internal (ReleasePattern? Pattern, IReadOnlyList<InputProblem> Problems) Run(IProgress<ProtectionProgress>? progress, CancellationToken cancellation)
    {
        var unsafeCells = input.Earlier.Count == 0 ? [] : (input.Plan.IsEmergency == true
            ? problem.Cells.Select(cell => cell.Id).Where(rules.IsChanged)
            : rules.UnsafeCells()).ToHashSet(StringComparer.Ordinal);
        var tied = TiedPeriods.Of(input.Plan, input.Earlier, problem, rules);
        if (tied.IsTooMuch)
        {
            leakyRounds++;
            return (null, [NotShown]);
        }

        forced.UnionWith(tied.Cells);

        for (var round = 0; round < MostRounds; round++)
        {
            marked = Mark(unsafeCells);
            var pattern = protection.Run(Marked, cancellation);
            if (pattern.Failures.Count > 0 && holdsUnchanged && input.Earlier.Count > 0)
            {
                // What stays as it was may then hide what changed beside it
                holdsUnchanged = false;
                continue;
            }

            if (pattern.Failures.Count > 0)
            {
                return (null, [.. pattern.Failures.Select(failure => new InputProblem(failure.Rule, $"{failure.Cell}: {failure.Message}"))]);
            }

            var size = forced.Count;
            ForceAgainstPairs(pattern, cancellation);
            if (input.Earlier.Count > 0)
            {
                Force(pattern);
                if (forced.Count == size && Leaks(pattern, progress, cancellation) is { Names.Count: > 0 } leaks)
                {
                    leakyRounds++;
                    if (!Hide(leaks))
                    {
                        return (null, leaks.IsGivenUp
                            ? [NotShown]
                            : [.. leaks.Names.Select(leak => new InputProblem("reveals-earlier", $"With this release {leak}, hidden before, can be worked out too closely, and nothing in it can be left out to prevent it."))]);
                    }
                }
            }

            if (forced.Count == size)
            {
                // What was hidden only to come to this pattern is secondary like any other
                marked = Marked with { Cells = [.. Marked.Cells.Select(cell => forced.Contains(cell.Id) && !rules.WasHidden(cell.Id) ? cell with { Lock = CellLock.None } : cell)] };
                return (settled = pattern with { JoinedMoves = joinedMoves }, []);
            }
        }

        return (null, [new InputProblem("not-settled", "No pattern was found that holds together with everything published before.")]);
    }

    private ReleaseProblem Mark(HashSet<string> unsafeCells)
    {
        var least = positions.Plan.Programme.Rules.MinimumCount;
        return problem with
        {
            Broken = problem.Broken.Concat(unsafeCells.Where(cell => !problem.Broken.ContainsKey(cell)).Select(cell => KeyValuePair.Create(cell, Change)))
                .Concat(problem.Cells.Where(cell => !problem.Broken.ContainsKey(cell.Id) && !unsafeCells.Contains(cell.Id) && rules.WasHidden(cell.Id)).Select(cell => KeyValuePair.Create(cell.Id, Before)))
                .ToDictionary(StringComparer.Ordinal),
            Cells =
            [
                .. problem.Cells.Select(cell =>
                {
                    var (isShown, isUnchanged) = (rules.LastShown(cell.Id) is not null, !rules.IsChanged(cell.Id));
                    return unsafeCells.Contains(cell.Id) ? Kept(cell, least)
                        : rules.WasHidden(cell.Id) || forced.Contains(cell.Id) ? cell with { Lock = CellLock.Hidden }
                        : isShown && isUnchanged ? cell with { Lock = holdsUnchanged ? CellLock.Shown : CellLock.None, IsPrimary = false, UpperProtection = 0, LowerProtection = null }
                        : cell;
                }),
            ],
        };
    }

    /// <summary>The new number of a cell that keeps its old figure: as well hidden as a small number is.</summary>
    private static ProtectionCell Kept(ProtectionCell cell, long least) => cell with
    {
        IsPrimary = true,
        UpperProtection = Math.Max(cell.UpperProtection, least),
        LowerProtection = Math.Max(cell.LowerProtection ?? 0, Math.Min(least, cell.Value)),
    };

    /// <summary>Where two groups together read a cell of others, the smallest shown cell beside it is hidden too.</summary>
    private void ForceAgainstPairs(ReleasePattern pattern, CancellationToken cancellation)
    {
        bool IsHidden(string cell) => pattern.Status.GetValueOrDefault(cell) is not Disclosure.CellStatus.Shown;
        var values = Marked.Cells.ToDictionary(cell => cell.Id, StringComparer.Ordinal);
        var rows = new Lazy<ILookup<string, string[]>>(() => Marked.Equations.Select(equation => equation.Parts.Append(equation.Total).ToArray())
            .SelectMany(row => row.Where(IsHidden), (row, cell) => (cell, row)).ToLookup(pair => pair.cell, pair => pair.row, StringComparer.Ordinal));
        foreach (var (cell, _) in new CoalitionCheck(Marked.Equations.Select(equation => equation.Parts.Append(equation.Total).ToArray()), Marked.Contributions, IsHidden).Leaks(cancellation).Where(leak => Duties.IsOwed(values[leak.Key])))
        {
            foreach (var row in rows.Value[cell])
            {
                var more = row.Where(other => !IsHidden(other) && values.TryGetValue(other, out var shown) && shown is { Value: > 0, Lock: CellLock.None })
                    .OrderBy(other => other == row[^1] ? 1 : 0).ThenBy(other => values[other].Value).ThenBy(other => other, StringComparer.Ordinal)
                    .FirstOrDefault();
                if (more is not null && !row.Any(forced.Contains))
                {
                    forced.Add(more);
                }
            }
        }
    }

    private void Force(ReleasePattern pattern)
    {
        bool IsHidden(string cell) => pattern.Status[cell] is not Disclosure.CellStatus.Shown;
        forced.UnionWith(rules.UnsafeSums(IsHidden));
        forced.UnionWith(rules.UnsafeOverTime(IsHidden));
    }

    private JoinedLeaks Leaks(ReleasePattern pattern, IProgress<ProtectionProgress>? progress, CancellationToken cancellation)
    {
        // A year of releases is held once, not twice, and not beside what the search for the pattern left behind
        if (problem.Cells.Count > DraftBuilder.LargeRelease)
        {
            WorkingMemory.LetGo();
        }

        var leaks = new JoinedLeaks(input, Marked, pattern, joinedMoves, progress, cancellation);
        joinedMoves = [.. joinedMoves, .. leaks.Moves];
        return leaks;
    }

    /// <summary>
    /// First what stands beside a leak; then whatever longer period has a hidden part, because then a move that is possible in a month is possible in all;
    /// then every longer period. False where there is nothing more to hide.
    /// </summary>
    private bool Hide(JoinedLeaks leaks)
    {
        IReadOnlyList<IEnumerable<string>> steps = leaks.IsGivenUp ? [leaks.Tied]
            : leakyRounds == 1 ? [Helpful(leaks.Near), leaks.Tied]
            : leakyRounds < MostLeakyRounds ? [leaks.Tied, Helpful(leaks.Near)]
            : [leaks.Tied, Marked.Cells.Select(cell => cell.Id).Where(cell => !CellNames.IsOfAMonth(cell))];
        string[] more = steps.Select(step => step.Where(cell => !forced.Contains(cell)).ToArray()).FirstOrDefault(step => step.Length > 0) ?? [];
        forced.UnionWith(more);
        return more.Length > 0;
    }

    /// <summary>Of numbers that would help, those of longer periods: a month is not hidden for the quarter or year that it is part of.</summary>
    private IReadOnlyList<string> Helpful(IReadOnlyList<string> cells)
    {
        string[] longer = [.. cells.Where(cell => !forced.Contains(cell) && !CellNames.IsOfAMonth(cell))];
        return longer.Length > 0 ? longer : cells;
    }
}
