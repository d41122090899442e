namespace Portal.Data.Disclosure;

/// <summary>
/// Protects several measures with one pattern: a position hidden in one measure is hidden in all, so that a hole in one
/// column never tells anything about another.
/// </summary>
public static class OnePattern
{
    private const int MostRounds = 6;

    /// <summary>Protects until the pattern is the same for all measures; positions are cell ids up to the last colon.</summary>
    /// <param name="problem">A checked problem with ids <c>position:measure</c>, or with one measure.</param>
    /// <param name="options">Seed, engine and allowance.</param>
    /// <param name="progress">Hears about long steps; may be null.</param>
    /// <param name="cancellation">Stops between two linear programs.</param>
    public static ProtectionResult Run(
        ProtectionProblem problem,
        ProtectionOptions options,
        IProgress<ProtectionProgress>? progress,
        CancellationToken cancellation)
    {
        var current = problem;
        var known = problem.Cells.Where(cell => cell.Lock is CellLock.Shown).Select(cell => cell.Id).ToHashSet();
        for (var round = 0; ; round++)
        {
            var result = Protection.Run(current, options, progress, cancellation);
            var hidden = result.Pattern.Where(cell => cell.Status is not CellStatus.Shown).Select(cell => Position(cell.Cell)).ToHashSet();
            var torn = result.Pattern.Where(cell => cell.Status is CellStatus.Shown && hidden.Contains(Position(cell.Cell)) && !known.Contains(cell.Cell))
                .Select(cell => cell.Cell)
                .ToHashSet();
            if (torn.Count == 0)
            {
                return result;
            }

            if (round == MostRounds)
            {
                var failure = new DisclosureFailure("pattern", torn.First(), "The measures did not come to one pattern.");
                return result with { Failures = [.. result.Failures, failure] };
            }

            current = current with
            {
                Cells = [.. current.Cells.Select(cell => hidden.Contains(Position(cell.Id)) && cell.Lock is CellLock.None ? cell with { Lock = CellLock.Hidden } : cell)],
            };
        }
    }

    private static string Position(string id) => id.LastIndexOf(':') is >= 0 and var colon ? id[..colon] : id;
}
