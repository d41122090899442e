using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>
/// Told cells with what they are told to be: the true number for one who balances sums, the sum of the parts for others, who learn from other sums
/// beside it where that can't be.
/// </summary>
internal static class ToldCells
{
    /// <param name="telling">What says that a hidden whole is the sum of shown parts.</param>
    /// <param name="cells">Every cell; null means hidden.</param>
    /// <param name="equations">Published sums.</param>
    internal static Dictionary<string, long> Of(IEnumerable<(PublishedFact Fact, string Whole)> telling, IReadOnlyDictionary<string, long?> cells, IReadOnlyCollection<TotalEquation> equations)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (fact, whole) in telling)
        {
            sums.TryAdd(whole, fact.Lower!.Value - fact.Terms.Where(term => term.Cell != whole).Sum(term => term.Coefficient * cells[term.Cell]!.Value));
        }

        bool IsWrong(TotalEquation equation)
        {
            var known = equation.Parts.Append(equation.Total).Select(name => cells.TryGetValue(name, out var value) ? value ?? (sums.TryGetValue(name, out var sum) ? sum : null) : 0).ToArray();
            return Array.TrueForAll(known, value => value is not null) && known[..^1].Sum() != known[^1];
        }

        while (sums.Count > 0 && equations.Where(IsWrong).SelectMany(equation => equation.Parts.Append(equation.Total)).Where(sums.ContainsKey).ToArray() is { Length: > 0 } wrong)
        {
            Array.ForEach(wrong, name => sums.Remove(name));
        }

        return sums;
    }
}
