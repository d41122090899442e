namespace Portal.Data.Disclosure;

/// <summary>
/// Takes a problem apart before any linear program sees it: cells known for ever drop out of the sums, a sum with one cell left
/// determines it, and what then hangs together by nothing is protected on its own.
/// </summary>
internal static class ProblemSplitter
{
    internal static SplitProblem Split(ProtectionProblem problem)
    {
        var place = new Dictionary<string, int>(problem.Cells.Count);
        for (var i = 0; i < problem.Cells.Count; i++)
        {
            place[problem.Cells[i].Id] = i;
        }

        var isFree = problem.Cells.Select(cell => cell.Lock is not CellLock.Shown).ToArray();
        var sums = problem.Equations.Select(equation => Places(equation.Parts.Append(equation.Total), place)).ToArray();
        var facts = problem.Facts.Select(fact => Places(fact.Terms.Select(term => term.Cell), place)).ToArray();
        Peel(sums, isFree);

        var links = new DisjointSets(problem.Cells.Count);
        foreach (var link in sums.Concat(facts))
        {
            links.Join(link.Where(i => isFree[i]));
        }

        if (problem.HasOnePattern)
        {
            foreach (var position in Enumerable.Range(0, isFree.Length).Where(i => isFree[i]).GroupBy(i => LinkedSystem.PositionOf(problem.Cells[i].Id), StringComparer.Ordinal))
            {
                links.Join(position);
            }
        }

        var needed = Enumerable.Range(0, isFree.Length).Where(i => isFree[i] && MustHide(problem.Cells[i])).Select(links.Root).ToHashSet();
        var groups = Enumerable.Range(0, isFree.Length).Where(i => isFree[i] && needed.Contains(links.Root(i))).ToLookup(links.Root);
        var sumsOf = Owners(sums, isFree, links);
        var factsOf = Owners(facts, isFree, links);
        var contributionsOf = problem.Contributions.Where(part => isFree[place[part.Cell]]).ToLookup(part => links.Root(place[part.Cell]));
        var parts = groups.Select(group => new ProtectionProblem
        {
            Cells = [.. group.Select(i => problem.Cells[i])],
            Equations = [.. sumsOf[group.Key].Select(r => problem.Equations[r])],
            Facts = [.. factsOf[group.Key].Select(r => WithoutFixed(problem, problem.Facts[r], place, isFree))],
            Contributions = [.. contributionsOf[group.Key]],
            Groups = problem.Groups,
            Decimals = problem.Decimals,
            HasOnePattern = problem.HasOnePattern,
        });
        return new SplitProblem(
            [.. parts.OrderBy(part => part.Cells.Select(cell => cell.Id).Order(CellIdComparer.Instance).First(), CellIdComparer.Instance)],
            [.. problem.Cells.Where((_, i) => !isFree[i] || !needed.Contains(links.Root(i)))]);
    }

    internal static bool MustHide(ProtectionCell cell) => cell.IsPrimary || cell.Lock is CellLock.Hidden;

    /// <summary>A sum in which one cell alone could move holds it fast; that may hold another.</summary>
    private static void Peel(int[][] sums, bool[] isFree)
    {
        var rowsOf = sums.SelectMany((row, r) => row.Select(cell => (Cell: cell, Row: r))).ToLookup(item => item.Cell, item => item.Row);
        var pending = new Queue<int>(Enumerable.Range(0, sums.Length));
        while (pending.TryDequeue(out var r))
        {
            var free = sums[r].Where(i => isFree[i]).Take(2).ToArray();
            if (free.Length == 1)
            {
                isFree[free[0]] = false;
                rowsOf[free[0]].ToList().ForEach(pending.Enqueue);
            }
        }
    }

    private static int[] Places(IEnumerable<string> ids, Dictionary<string, int> place) => [.. ids.Where(place.ContainsKey).Select(id => place[id]).Distinct()];

    private static ILookup<int, int> Owners(int[][] links, bool[] isFree, DisjointSets sets) =>
        links.Select((link, r) => (First: link.Where(i => isFree[i]).DefaultIfEmpty(-1).First(), Row: r))
            .Where(item => item.First >= 0)
            .ToLookup(item => sets.Root(item.First), item => item.Row);

    private static PublishedFact WithoutFixed(ProtectionProblem problem, PublishedFact fact, Dictionary<string, int> place, bool[] isFree)
    {
        var known = fact.Terms.Where(term => place.TryGetValue(term.Cell, out var i) && !isFree[i])
            .Sum(term => term.Coefficient * problem.Cells[place[term.Cell]].Value);
        return new PublishedFact([.. fact.Terms.Where(term => place.TryGetValue(term.Cell, out var i) && isFree[i])], fact.Lower - known, fact.Upper - known);
    }
}
