using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>A release as one linked system, before and after splitting it into the parts that nothing links.</summary>
/// <param name="Cells">Every cell with its protection.</param>
/// <param name="Equations">Every published sum.</param>
/// <param name="Needed">The sums that the others follow from.</param>
/// <param name="Facts">Inequalities of bands.</param>
/// <param name="Contributions">Parts of provider groups.</param>
internal sealed record ReleaseProblem(
    IReadOnlyList<ProtectionCell> Cells,
    IReadOnlyList<TotalEquation> Equations,
    IReadOnlyList<TotalEquation> Needed,
    IReadOnlyList<PublishedFact> Facts,
    IReadOnlyList<GroupContribution> Contributions)
{
    /// <summary>The rules that each cell breaks which may not be shown, by id. It stays inside the house.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Broken { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Parts of cells that everybody may know, by id: those of provider groups that consented.</summary>
    internal IReadOnlyDictionary<string, long> Known { get; init; } = new Dictionary<string, long>();

    /// <summary>The parts that nothing links, in the order of their first cell; each can be protected on its own. What everybody knows is taken off.</summary>
    internal IReadOnlyList<ProtectionProblem> Split()
    {
        var parent = Cells.ToDictionary(cell => cell.Id, cell => cell.Id, StringComparer.Ordinal);
        foreach (var link in Needed.Select(equation => equation.Parts.Append(equation.Total)).Concat(Facts.Select(fact => fact.Terms.Select(term => term.Cell))))
        {
            var ids = link.Where(parent.ContainsKey).ToArray();
            foreach (var id in ids.Skip(1))
            {
                parent[Root(id)] = Root(ids[0]);
            }
        }

        // One pattern for all amounts of a position links them too
        foreach (var position in Cells.GroupBy(cell => cell.Id[..cell.Id.LastIndexOf(':')], StringComparer.Ordinal))
        {
            var first = position.First().Id;
            foreach (var cell in position.Skip(1))
            {
                parent[Root(cell.Id)] = Root(first);
            }
        }

        var equations = Needed.ToLookup(equation => Root(equation.Total), StringComparer.Ordinal);
        var facts = Facts.ToLookup(fact => Root(fact.Terms[0].Cell), StringComparer.Ordinal);
        var contributions = Contributions.ToLookup(part => Root(part.Cell), StringComparer.Ordinal);
        return
        [
            .. Cells.GroupBy(cell => Root(cell.Id), StringComparer.Ordinal).Select(group => new ProtectionProblem
            {
                Cells = [.. group.Select(cell => cell with { Value = cell.Value - Known.GetValueOrDefault(cell.Id) })],
                Equations = [.. equations[group.Key]],
                Facts = [.. facts[group.Key].Select(WithoutKnown)],
                Contributions = [.. contributions[group.Key]],
                HasOnePattern = true,
            }),
        ];

        PublishedFact WithoutKnown(PublishedFact fact)
        {
            var known = fact.Terms.Sum(term => term.Coefficient * Known.GetValueOrDefault(term.Cell));
            return fact with { Lower = fact.Lower - known, Upper = fact.Upper - known };
        }

        string Root(string id)
        {
            while (parent[id] != id)
            {
                parent[id] = parent[parent[id]];
                id = parent[id];
            }

            return id;
        }
    }
}
