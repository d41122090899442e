using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Releases.Building;

/// <summary>
/// What a move of months does inside a longer period, in cells that no table of months has: a year by country, kind of service and category at once.
/// Sums over time say nothing of them, but those beside them do: a small program finds whole numbers that fit.
/// </summary>
internal sealed class InnerMoves : IDisposable
{
    private readonly IReadOnlySet<string> inner;
    private readonly List<Part> parts = [];
    private readonly HashSet<string> near = new(StringComparer.Ordinal);

    /// <param name="joined">Hidden cells of all publications, and what is said about them.</param>
    /// <param name="inner">Those that are asked for.</param>
    /// <param name="solvers">Engine; the answer is in whole numbers.</param>
    internal InnerMoves(ProtectionProblem joined, IReadOnlySet<string> inner, SolverFactory solvers)
    {
        this.inner = inner;
        var links = new HiddenLinks(inner);
        foreach (var row in joined.Equations.Select(NamesOf).Concat(joined.Facts.Select(NamesOf)))
        {
            links.Join(row);
        }

        var sums = joined.Equations.Where(equation => NamesOf(equation).Any(inner.Contains)).ToLookup(equation => links.RootOf(NamesOf(equation).First(inner.Contains)), StringComparer.Ordinal);
        var facts = joined.Facts.Where(fact => NamesOf(fact).Any(inner.Contains)).ToLookup(fact => links.RootOf(NamesOf(fact).First(inner.Contains)), StringComparer.Ordinal);
        foreach (var root in sums.Select(group => group.Key).Union(facts.Select(group => group.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var cells = sums[root].SelectMany(NamesOf).Concat(facts[root].SelectMany(NamesOf)).ToHashSet(StringComparer.Ordinal);
            near.UnionWith(cells);
            parts.Add(new Part(new ProtectionProblem
            {
                Cells = [.. joined.Cells.Where(cell => cells.Contains(cell.Id)).Select(cell => cell with { Lock = CellLock.None })],
                Equations = [.. sums[root]],
                Facts = [.. facts[root]],
                Contributions = [.. joined.Contributions.Where(part => inner.Contains(part.Cell) && cells.Contains(part.Cell))],
            }, inner, solvers));
        }
    }

    /// <summary>Whether nothing is to be worked out: the move leads nowhere inside, or says itself what it moves there.</summary>
    internal bool IsWhole(KnownMove move) => !move.Cells.Any(cell => near.Contains(cell.Cell)) || move.Cells.Any(cell => inner.Contains(cell.Cell));

    /// <summary>The move with what it moves inside; null where nothing was found that fits.</summary>
    /// <param name="move">What it moves elsewhere.</param>
    /// <param name="group">A group that must hold it possible; empty for the public.</param>
    internal KnownMove? Finish(KnownMove move, string group)
    {
        var cells = move.Cells.ToList();
        foreach (var part in parts)
        {
            if (part.Finish(move, group) is not { } found)
            {
                return null;
            }

            cells.AddRange(found.Where(cell => inner.Contains(cell.Cell)));
        }

        return new KnownMove(cells.ToArray());
    }

    public void Dispose() => parts.ForEach(part => part.Dispose());

    private static IEnumerable<string> NamesOf(TotalEquation equation) => equation.Parts.Append(equation.Total);

    private static IEnumerable<string> NamesOf(PublishedFact fact) => fact.Terms.Select(term => term.Cell);

    /// <summary>Cells inside that hang together.</summary>
    private sealed class Part : IDisposable
    {
        private readonly LinkedSystem system;
        private readonly FlowModel model;
        private readonly Dictionary<string, int> place;
        private readonly Dictionary<string, Knowledge> audiences;

        internal Part(ProtectionProblem problem, IReadOnlySet<string> inner, SolverFactory solvers)
        {
            system = LinkedSystem.Build(problem, "inner");
            place = system.Cells.Select((cell, at) => (cell.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at, StringComparer.Ordinal);
            audiences = system.Audiences.ToDictionary(audience => audience.Name, StringComparer.Ordinal);
            model = new FlowModel(system, CellCosts.Compute(system), solvers);
            for (var cell = 0; cell < system.Cells.Length; cell++)
            {
                model.SetHidden(cell, inner.Contains(system.Cells[cell].Id));
            }
        }

        internal IEnumerable<(string Cell, long Amount)>? Finish(KnownMove move, string group)
        {
            (int Cell, long Amount)[] given = [.. move.Cells.Where(cell => place.ContainsKey(cell.Cell)).Select(cell => (place[cell.Cell], cell.Amount))];
            if (given.Length == 0)
            {
                return [];
            }

            model.Face(audiences.GetValueOrDefault(group, Knowledge.None), mayHideMore: false);
            return model.TryComplete(given)?.Named(system);
        }

        public void Dispose() => model.Dispose();
    }
}
