using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>
/// Whether two statements say the same, whatever the order of their cells. A year of releases makes half a million of them: a text of each to compare
/// would take more memory than all the rest.
/// </summary>
internal sealed class SameStatement : IEqualityComparer<TotalEquation>, IEqualityComparer<PublishedFact>
{
    internal static SameStatement Instance { get; } = new();

    public bool Equals(TotalEquation? one, TotalEquation? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && one.Total == other.Total && one.Parts.Count == other.Parts.Count
            && (one.Parts.SequenceEqual(other.Parts) || one.Parts.Order(StringComparer.Ordinal).SequenceEqual(other.Parts.Order(StringComparer.Ordinal))));

    public bool Equals(PublishedFact? one, PublishedFact? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && one.Lower == other.Lower && one.Upper == other.Upper && one.Terms.Count == other.Terms.Count
            && (one.Terms.SequenceEqual(other.Terms) || one.Terms.Order(Terms).SequenceEqual(other.Terms.Order(Terms))));

    public int GetHashCode(TotalEquation equation)
    {
        var sum = 0;
        foreach (var part in equation.Parts)
        {
            sum = unchecked(sum + part.GetHashCode(StringComparison.Ordinal));
        }

        return HashCode.Combine(equation.Total, sum);
    }

    public int GetHashCode(PublishedFact fact)
    {
        var sum = 0;
        foreach (var term in fact.Terms)
        {
            sum = unchecked(sum + term.GetHashCode());
        }

        return HashCode.Combine(fact.Lower, fact.Upper, sum);
    }

    private static Comparer<(string Cell, long Coefficient)> Terms { get; } = Comparer<(string Cell, long Coefficient)>.Create((one, other) =>
        string.CompareOrdinal(one.Cell, other.Cell) is not 0 and var order ? order : one.Coefficient.CompareTo(other.Coefficient));
}
