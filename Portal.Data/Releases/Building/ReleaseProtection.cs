using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>
/// Protects a release, part by part. What readers ask for first, the grand totals and then the first split of each dimension, is held open in
/// small parts as long as everything else can be protected without it; in large ones it is many times dearer to hide. A later round in which only
/// more is hidden begins with what the one before found, a correction with what the version before it did.
/// </summary>
/// <param name="positions">What is published.</param>
/// <param name="seed">Order of what is equally good.</param>
/// <param name="readBefore">Reads moves that proved the version that this one corrects; each is checked anew.</param>
/// <param name="progress">Hears of each part.</param>
internal sealed class ReleaseProtection(PositionSet positions, string seed, Func<IReadOnlyList<KnownMove>> readBefore, IProgress<ProtectionProgress>? progress)
{
    private const int MostHeldLevels = 2;

    /// <summary>In larger parts each try that fails costs as much as the pattern itself.</summary>
    private const int MostCellsHeld = 600;

    /// <summary>How much dearer grand totals are to hide, and first splits.</summary>
    private static readonly int[] Weights = [1000, 30];

    private readonly ProtectionOptions options = new()
    {
        Seed = seed,
        ImprovementPrograms = 400,
        FindsIntervals = false,
        Engine = DraftBuilder.EngineOf(positions.Plan.Programme.Engine),
    };

    private Dictionary<string, (ProtectionCell Cell, Disclosure.CellStatus Status, ProtectionResult? Result)> before = [];

    internal ReleasePattern Run(ReleaseProblem problem, CancellationToken cancellation)
    {
        var now = new Dictionary<string, (ProtectionCell Cell, Disclosure.CellStatus Status, ProtectionResult? Result)>(StringComparer.Ordinal);
        var failures = new List<DisclosureFailure>();
        var parts = problem.Split();
        var moves = new Lazy<IReadOnlyList<KnownMove>>(readBefore);
        for (var i = 0; i < parts.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new ProtectionProgress("protect", i, parts.Count));
            var cells = parts[i].Cells.ToDictionary(cell => cell.Id, StringComparer.Ordinal);
            if (!parts[i].Cells.Any(ProblemSplitter.MustHide))
            {
                parts[i].Cells.ToList().ForEach(cell => now[cell.Id] = (cell, Disclosure.CellStatus.Shown, null));
                continue;
            }

            var result = Protect(parts[i], moves, cancellation);
            failures.AddRange(result.Failures);
            foreach (var (cell, outcome) in result.Pattern)
            {
                now[cell] = (cells[cell], outcome, result);
            }
        }

        before = now;
        return new ReleasePattern(
            now.ToDictionary(cell => cell.Key, cell => cell.Value.Status, StringComparer.Ordinal),
            failures,
            [.. now.Values.Select(cell => cell.Result).OfType<ProtectionResult>().Distinct().SelectMany(result => result.Moves)]);
    }

    private ProtectionResult Protect(ProtectionProblem part, Lazy<IReadOnlyList<KnownMove>> moves, CancellationToken cancellation)
    {
        ProtectionResult? result = null;
        var (isSame, isMore) = Compare(part);
        if (isSame)
        {
            return before[part.Cells[0].Id].Result!;
        }

        var isSmall = part.Cells.Count <= MostCellsHeld;
        part = isSmall ? part : part with { Cells = [.. part.Cells.Select(cell => cell with { Weight = WeightOf(cell.Id) })] };
        if (isMore)
        {
            var known = part.Cells.Select(cell => before[cell.Id].Result).OfType<ProtectionResult>().Distinct().SelectMany(one => one.Moves).ToList();
            result = Protection.Run(part with { Cells = [.. part.Cells.Select(HiddenAsBefore)] }, options with { CleansUp = false, Moves = known }, progress, cancellation);
        }

        for (var levels = isSmall ? MostHeldLevels : 0; result is not { Failures.Count: 0 } && levels >= 0; levels--)
        {
            var held = levels;
            result = Protection.Run(
                part with { Cells = [.. part.Cells.Select(cell => !cell.IsPrimary && LevelOf(cell.Id) < held && cell.Lock is CellLock.None ? cell with { Lock = CellLock.Shown } : cell)] },
                options with { Moves = moves.Value },
                progress,
                cancellation);
        }

        return result!;
    }

    /// <summary>Whether a part is as it was, and whether it is but for cells that must be hidden now.</summary>
    private (bool IsSame, bool IsMore) Compare(ProtectionProblem part)
    {
        var (isSame, isMore) = (true, true);
        foreach (var cell in part.Cells)
        {
            var isKnown = before.TryGetValue(cell.Id, out var one) && one.Cell with { Lock = cell.Lock } == cell;
            isSame &= isKnown && one.Cell.Lock == cell.Lock && one.Result is not null;
            isMore &= isKnown && (one.Cell.Lock == cell.Lock || cell.Lock is CellLock.Hidden) && one.Result is not { Failures.Count: > 0 };
        }

        return (isSame, isMore);
    }

    private ProtectionCell HiddenAsBefore(ProtectionCell cell) =>
        !cell.IsPrimary && before[cell.Id].Status is not Disclosure.CellStatus.Shown ? cell with { Lock = CellLock.Hidden } : cell;

    /// <summary>
    /// What was late and what is undetermined add up to what was not on time, which is told beside what was: of all totals they are missed least, and
    /// holding them would hide first splits of what was due and on time.
    /// </summary>
    private int WeightOf(string cell) =>
        LevelOf(cell) is var level && level < Weights.Length && AmountFamily.PlaceOf(cell).Family != AmountFamily.Late ? Weights[level] : 1;

    /// <summary>0 for the grand total of a period, 1 for the first split by one dimension, more for everything else.</summary>
    private int LevelOf(string cell)
    {
        var codes = cell[..cell.LastIndexOf('@')].Split('|');
        return positions.Trees.Select((tree, d) => tree.DepthOf(codes[d])).Sum();
    }
}
