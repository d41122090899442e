namespace Portal.Data.Releases.Building;

/// <summary>A sum over time by names in a union.</summary>
/// <param name="Relation">The sum by ids.</param>
/// <param name="Whole">The newest name of the longer period.</param>
/// <param name="Terms">What is published of it: the shorter periods with -1, then the longer one with 1.</param>
internal sealed record SumOverTime(TimeRelation Relation, string Whole, IReadOnlyList<(string Cell, long Coefficient)> Terms)
{
    /// <summary>Names of the shorter periods.</summary>
    internal IEnumerable<string> Parts => Terms.Select(term => term.Cell).Where(cell => cell != Whole);
}
