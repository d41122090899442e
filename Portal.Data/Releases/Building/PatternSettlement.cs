using Portal.Data.Disclosure;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>
/// Looks for a pattern until it holds together with everything published before: cells whose change is unsafe keep their earlier figure, a longer
/// period that would give a shorter one away is not shown.
/// </summary>
internal sealed class PatternSettlement(BuildInput input, PositionSet positions, ReleaseProblem problem, ReleaseProtection protection)
{
    private const int MostRounds = 40;

    /// <summary>Hidden cells of longer periods that no table of months reaches; with more, a proof takes minutes.</summary>
    private const int MostInside = 1_500;

    /// <summary>After so many, longer periods that give months away are hidden as a whole.</summary>
    private const int MostLeakyRounds = 4;

    private static readonly InputProblem NotShown = new("reveals-earlier", "That months keep what they hide beside the longer periods of this release could not be shown.");
    private static readonly IReadOnlyList<string> Change = ["change"];
    private static readonly IReadOnlyList<string> Before = [InternalFiles.HiddenBefore];

    private readonly CorrectionRules rules = new(problem, positions, input.Earlier);
    private readonly HashSet<string> forced = new(StringComparer.Ordinal);
    private bool holdsUnchanged = true;
    private bool isGivenUp;
    private int leakyRounds;
    private IReadOnlyList<string> tied = [];
    private IReadOnlyList<KnownMove> joinedMoves = [];
    private ReleaseUnion? union;
    private ReleasePattern? settled;
    private ReleaseProblem? marked;

    /// <summary>
    /// What stands in place of a hidden number of a longer period whose parts are all shown; null where none does. Whether the true number differs, or
    /// is hidden for another one that does, is not said.
    /// </summary>
    internal long? SumOfParts(string cell) => union is not null && rules.LastShown(cell) is null ? union.SumsOfParts(cell).Select(sum => (long?)sum).FirstOrDefault() : null;

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
        if (!ForceTied())
        {
            leakyRounds++;
            return (null, [NotShown]);
        }

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
                if (forced.Count == size && Leaks(pattern, progress, cancellation) is { Count: > 0 } leaks)
                {
                    leakyRounds++;
                    Hide(leaks);
                    if (forced.Count == size && isGivenUp)
                    {
                        return (null, [NotShown]);
                    }

                    if (forced.Count == size)
                    {
                        return (null, [.. leaks.Select(leak => new InputProblem("reveals-earlier", $"With this release {leak.Name}, hidden before, can be worked out too closely, and nothing in it can be left out to prevent it."))]);
                    }
                }
            }

            if (forced.Count == size)
            {
                // What was hidden only to come to this pattern is secondary like any other
                marked = Marked with { Cells = [.. Marked.Cells.Select(cell => forced.Contains(cell.Id) && !rules.WasHidden(cell.Id) ? cell with { Lock = CellLock.None } : cell)] };
                return (settled = pattern with { Moves = [.. pattern.Moves, .. joinedMoves] }, []);
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
        foreach (var (cell, _) in new CoalitionCheck(Marked.Equations.Select(equation => equation.Parts.Append(equation.Total).ToArray()), Marked.Contributions, IsHidden).Leaks(cancellation))
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

    /// <summary>
    /// Longer periods with cells that no table of months reaches, over months that hide more than one program can ask about: there the months' own moves
    /// must carry the proof, and they do where every longer period is hidden that has a hidden part. Found out by trying, it would take as long again.
    /// False where so much is hidden in those cells that a proof takes too long, and next to nothing would be shown.
    /// </summary>
    private bool ForceTied()
    {
        var months = input.Earlier.Where(one => one.Overlaps(positions.Plan)).SelectMany(one => one.Public.Cells).Where(cell => JoinedProof.IsOfAMonth(cell.Key)).ToArray();
        var series = months.Select(cell => JoinedProof.SeriesOf(cell.Key)).ToHashSet(StringComparer.Ordinal);
        var inner = problem.Cells.Select(cell => cell.Id).Where(cell => !JoinedProof.IsOfAMonth(cell) && !series.Contains(JoinedProof.SeriesOf(cell))).ToHashSet(StringComparer.Ordinal);
        var longer = inner.Select(JoinedProof.PeriodOf).Distinct(StringComparer.Ordinal).Select(PeriodOf).ToArray();
        months = [.. months.Where(cell => Array.Exists(longer, period => period.Holds(PeriodOf(JoinedProof.PeriodOf(cell.Key)).FirstMonth)))];
        if (months.Length == 0)
        {
            return true;
        }

        var hidden = problem.Cells.Where(cell => cell.IsPrimary || rules.WasHidden(cell.Id)).Select(cell => cell.Id).ToHashSet(StringComparer.Ordinal);
        if (months.Count(cell => cell.Value is null) > JoinedProof.FewCells)
        {
            hidden.UnionWith(rules.TiedOverTime(hidden.Contains));

            // Two sums that move ask a cell inside both to move with them
            for (var size = -1; size < hidden.Count;)
            {
                size = hidden.Count;
                hidden.UnionWith([.. problem.Equations.Where(equation => hidden.Contains(equation.Total)).SelectMany(equation => equation.Parts).Where(inner.Contains)
                    .GroupBy(cell => cell, StringComparer.Ordinal).Where(cell => cell.Skip(1).Any()).Select(cell => cell.Key)]);
            }

            // What an earlier version shows is known, whatever is hidden now
            forced.UnionWith(hidden.Where(cell => !JoinedProof.IsOfAMonth(cell) && rules.LastShown(cell) is null));
        }

        return inner.Count(hidden.Contains) <= MostInside;
    }

    private static ReleasePeriod PeriodOf(string period) => ReleasePeriod.TryParse(period, out var parsed) ? parsed : default;

    /// <summary>
    /// First what stands beside a leak; then whatever longer period has a hidden part, because then a move that is possible in a month is possible in all;
    /// then every longer period.
    /// </summary>
    private void Hide(IReadOnlyList<(string Name, IReadOnlyList<string> Draft)> leaks)
    {
        var size = forced.Count;
        if (leakyRounds == 1 && !isGivenUp)
        {
            forced.UnionWith(Helpful([.. leaks.SelectMany(leak => leak.Draft).Distinct(StringComparer.Ordinal)]));
        }

        if (forced.Count == size)
        {
            forced.UnionWith(tied);
        }

        if (forced.Count == size && !isGivenUp)
        {
            forced.UnionWith(leakyRounds < MostLeakyRounds
                ? Helpful([.. leaks.SelectMany(leak => leak.Draft).Distinct(StringComparer.Ordinal)])
                : Marked.Cells.Select(cell => cell.Id).Where(cell => !JoinedProof.IsOfAMonth(cell)));
        }
    }

    /// <summary>Of numbers that would help, those of longer periods: a month is not hidden for the quarter or year that it is part of.</summary>
    private string[] Helpful(string[] cells)
    {
        string[] longer = [.. cells.Where(cell => !forced.Contains(cell) && !JoinedProof.IsOfAMonth(cell))];
        return longer.Length > 0 ? longer : cells;
    }

    /// <summary>What could be worked out too closely with everything published before, and which numbers of this draft help most.</summary>
    private List<(string Name, IReadOnlyList<string> Draft)> Leaks(ReleasePattern pattern, IProgress<ProtectionProgress>? progress, CancellationToken cancellation)
    {
        var draft = ReleaseAttack.PublicOf(Marked, pattern);
        var together = union = ReleaseUnion.Of(
        [
            .. input.Earlier.Select(one => one.ToPart()),
            new UnionPart(draft, positions.Plan, Marked.Cells.ToDictionary(cell => cell.Id, cell => cell.Value, StringComparer.Ordinal)),
        ]);
        var cells = Marked.Cells.ToDictionary(cell => cell.Id, cell => cell with { IsPrimary = pattern.Status[cell.Id] is Disclosure.CellStatus.SuppressedPrimary }, StringComparer.Ordinal);
        var newest = input.Earlier.Count;
        var parts = new Lazy<IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>>>(() => InternalFiles.PartsOf(Marked.Contributions));
        var attack = new JoinedAttack(together, DraftBuilder.EngineOf(positions.Plan.Programme.Engine), positions.Plan.Programme.Rules, CellOf, PartsOf, () =>
            [.. input.Earlier.SelectMany((one, at) => together.Named(at, one.ReadMoves.Value)), .. together.Named(newest, pattern.Moves), .. joinedMoves]);
        var (failures, mixed) = attack.Run(progress, cancellation);
        (joinedMoves, isGivenUp) = ([.. joinedMoves, .. attack.Moves], attack.IsGivenUp);
        string[] leaks = [.. failures.Select(failure => failure.Cell).Where(cell => cell.Length > 0).Distinct(StringComparer.Ordinal)];
        if (leaks.Length == 0)
        {
            return [];
        }

        var rows = mixed.Equations.Select(equation => equation.Parts.Append(equation.Total).ToArray()).Concat(mixed.Facts.Select(fact => fact.Terms.Select(term => term.Cell).ToArray())).ToArray();
        tied = [.. mixed.Facts.Select(fact => fact.Terms.Select(term => term.Cell).ToArray()).Where(row => row.Select(JoinedProof.PeriodOf).Distinct(StringComparer.Ordinal).Skip(1).Any())
            .Where(row => row.Any(name => mixed.Cells.GetValueOrDefault(name) is null)).SelectMany(Shown).Where(cell => !JoinedProof.IsOfAMonth(cell)).Distinct(StringComparer.Ordinal)];
        var rowsOf = rows.SelectMany(row => row.Distinct(StringComparer.Ordinal), (row, name) => (name, row)).ToLookup(pair => pair.name, pair => pair.row, StringComparer.Ordinal);
        (string Name, IReadOnlyList<string> Draft)[] near = [.. leaks.Select(name => (name, (IReadOnlyList<string>)[.. rowsOf[name].SelectMany(Shown).Distinct(StringComparer.Ordinal)]))];

        // What hangs on another leak needs nothing of its own; where none stands beside a number of this draft, any of them may help
        return Array.Exists(near, leak => leak.Draft.Count > 0)
            ? [.. near]
            : [.. near.Select(leak => (leak.Name, (IReadOnlyList<string>)[.. rows.SelectMany(Shown).Distinct(StringComparer.Ordinal)]))];

        ProtectionCell CellOf(string name) => together.Origins[name] is var (part, cell) && part == newest ? cells[cell] : input.Earlier[part].Cells[cell];

        IReadOnlyDictionary<string, long> PartsOf(string name) =>
            together.Origins[name] is var (part, cell) && part == newest ? parts.Value.GetValueOrDefault(cell) ?? EarlierRelease.Nobody : input.Earlier[part].PartsOf(cell);

        IEnumerable<string> Shown(string[] row) => row.Where(name => together.Origins.TryGetValue(name, out var origin) && origin.Part == newest && pattern.Status[origin.Cell] is Disclosure.CellStatus.Shown)
            .Select(name => together.Origins[name].Cell);
    }
}
