using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Releases.Building;

/// <summary>
/// What the public and provider groups can work out of everything ever published together: each group knows its own parts in every version and
/// month. Two of them put theirs together, as far as plain subtraction leads.
/// </summary>
internal sealed class UnionInsiders(ReleaseUnion union, SolverEngine engine)
{
    /// <summary>Moves that were found; a later check of the same publications may begin with them.</summary>
    internal IReadOnlyList<KnownMove> Moves { get; private set; } = [];

    /// <summary>Whether the proof was given up: see <see cref="JoinedProof.IsGivenUp"/>.</summary>
    internal bool IsGivenUp { get; private set; }

    /// <summary>Hidden cells, by their names in the union, that the public, a group or two together come too close to.</summary>
    /// <param name="mixed">What the newest publication and earlier ones say of the same hidden cells.</param>
    /// <param name="cellOf">A cell with its protection, by its name.</param>
    /// <param name="partsOf">Parts of provider groups in it.</param>
    /// <param name="known">Moves that proved each publication for itself, by names in the union.</param>
    /// <param name="asked">Cells that are asked about; the others may move.</param>
    /// <param name="progress">Hears of each month.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal IReadOnlyList<DisclosureFailure> Check(
        PublicRelease mixed,
        Func<string, ProtectionCell> cellOf,
        Func<string, IReadOnlyDictionary<string, long>> partsOf,
        IEnumerable<KnownMove> known,
        Func<string, bool> asked,
        IProgress<ProtectionProgress>? progress,
        CancellationToken cancellation)
    {
        var hidden = mixed.Cells.Where(cell => cell.Value is null).Select(cell => cell.Key).ToHashSet(StringComparer.Ordinal);
        if (!hidden.Any(asked))
        {
            return [];
        }

        // A group that consented has no part here: its own is known to everybody and taken off
        var parts = hidden.ToDictionary(name => name, partsOf, StringComparer.Ordinal);
        var values = hidden.ToDictionary(name => name, name => parts[name].Values.Sum(), StringComparer.Ordinal);
        var problem = new ProtectionProblem
        {
            Cells = [.. hidden.Order(StringComparer.Ordinal).Select(name => cellOf(name) with { Id = name, Value = values[name], Lock = CellLock.None, Contributors = null })],
            Equations = mixed.Equations,
            Facts = [.. mixed.Facts.Select(WithoutShown).OfType<PublishedFact>()],
            Contributions = [.. parts.SelectMany(cell => cell.Value, (cell, part) => new GroupContribution(cell.Key, part.Key, part.Value))],
        };
        var proof = new JoinedProof(ContributionTotals.Complete(problem), engine, cancellation);
        var left = proof.Run(known, asked, progress);
        (Moves, IsGivenUp) = (proof.Moves, proof.IsGivenUp);
        if (IsGivenUp)
        {
            return [.. left.Failures()];
        }

        var rows = problem.Equations.Select(equation => equation.Parts.Append(equation.Total).ToArray())
            .Concat(problem.Facts.Where(fact => fact.Lower == fact.Upper).Select(fact => fact.Terms.Select(term => term.Cell).ToArray()));
        return
        [
            .. left.Failures(),
            .. new CoalitionCheck(rows, problem.Contributions, hidden.Contains).Leaks(cancellation).Keys.Where(cell => asked(cell) && Duties.IsOwed(cellOf(cell)))
                .Select(cell => new DisclosureFailure("coalition-earlier", cell, "With everything published before, two groups together work out what others have in the cell.")),
        ];

        // In moves away from the true table what is shown does not move; a statement that the true table does not keep is none
        PublishedFact? WithoutShown(PublishedFact fact)
        {
            (string Cell, long Coefficient)[] terms = [.. fact.Terms.Where(term => hidden.Contains(term.Cell))];
            var shown = fact.Terms.Sum(term => term.Coefficient * (mixed.Cells.GetValueOrDefault(term.Cell) ?? union.TrueValue(term.Cell) ?? 0)) - terms.Sum(term => term.Coefficient * values[term.Cell]);
            var now = terms.Sum(term => term.Coefficient * values[term.Cell]);
            var (lower, upper) = (fact.Lower - shown, fact.Upper - shown);
            return terms.Length == 0 || lower > now || upper < now ? null : new PublishedFact(terms, lower, upper);
        }
    }
}
