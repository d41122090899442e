namespace Portal.Data.Disclosure;

/// <summary>
/// Provider groups for cells files that name none but tell the largest and second largest part of each cell. Each such part is one group,
/// another in every cell, unless a total repeats the part of exactly one of its summands: then it is the same group. So whoever is alone in
/// a cell knows it, the two largest know a lower bound, and each must be kept from every other group's part, as where groups are named.
/// A group that spreads over several summands is taken for several, each of which knows less but is also kept from the others: such a
/// pattern says how programs compare on a file whose groups are unknown. It is no proof for the true groups.
/// </summary>
public static class AssumedHoldings
{
    private const int Ranks = 2;

    /// <summary>The problem with assumed contributions; unchanged if it has contributions or the file lacks the columns.</summary>
    /// <param name="problem">The checked problem.</param>
    /// <param name="cells">The cells file, with <c>top1</c> and <c>top2</c>.</param>
    public static ProtectionProblem Add(ProtectionProblem problem, string cells)
    {
        var table = CsvTable.Read(cells);
        if (problem.Contributions.Count > 0 || !table.Has("top1") || !table.Has("top2"))
        {
            return problem;
        }

        var place = problem.Cells.Select((cell, at) => (cell.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        var parts = new long[problem.Cells.Count * Ranks];
        foreach (var row in table.Rows)
        {
            var at = place[table.Get(row, "id")] * Ranks;
            (parts[at], parts[at + 1]) = (Part(table.Get(row, "top1"), problem), Part(table.Get(row, "top2"), problem));
        }

        var sameGroup = new DisjointSets(parts.Length);
        foreach (var equation in problem.Equations.Where(equation => place.ContainsKey(equation.Total)))
        {
            var summands = equation.Parts.Where(place.ContainsKey).SelectMany(part => new[] { place[part] * Ranks, (place[part] * Ranks) + 1 }).ToLookup(slot => parts[slot]);
            var total = place[equation.Total] * Ranks;
            foreach (var slot in new[] { total, total + 1 }.Where(slot => parts[slot] > 0 && summands[parts[slot]].Take(2).Count() == 1))
            {
                sameGroup.Join([slot, summands[parts[slot]].First()]);
            }
        }

        var contributions = Enumerable.Range(0, parts.Length)
            .Where(slot => parts[slot] > 0)
            .Select(slot => (Cell: problem.Cells[slot / Ranks], Group: NameOf(sameGroup.Root(slot), problem), Part: parts[slot]))
            .GroupBy(item => (item.Cell.Id, item.Group))
            .Select(group => new GroupContribution(group.Key.Id, group.Key.Group, Math.Min(group.Sum(item => item.Part), group.First().Cell.Value)));
        return problem with { Contributions = [.. contributions] };
    }

    private static string NameOf(int slot, ProtectionProblem problem) => FormattableString.Invariant($"{problem.Cells[slot / Ranks].Id}#{(slot % Ranks) + 1}");

    private static long Part(string text, ProtectionProblem problem) =>
        DecimalScale.TryParse(text, out var value) && value > 0 ? DecimalScale.ScaleNearest(Math.Min(value, DecimalScale.LargestAmount), problem.Decimals) : 0;
}
