namespace Portal.Data.Releases.Building;

/// <summary>Which sums over time a reader of everything published can believe in, where versions follow one another.</summary>
internal sealed class SumsOverTime
{
    // Longer periods of which a part was corrected since and hidden
    private readonly HashSet<string> outdated = new(StringComparer.Ordinal);

    // What was last said to add up to a longer period, by its id and the id of its first part
    private readonly Dictionary<(string Whole, string Part), (string Whole, string[] Parts)> said = [];

    /// <summary>Whether the newest publication lets the sum be believed.</summary>
    /// <param name="relation">The sum by ids.</param>
    /// <param name="terms">It by names in the union, the longer period last if it is published.</param>
    /// <param name="isHidden">Whether no number is behind a name.</param>
    /// <param name="partOf">The publication that a name was first used in, counted from 0.</param>
    /// <param name="nameOf">The newest name of an id.</param>
    internal bool Holds(TimeRelation relation, IReadOnlyList<(string Cell, long Coefficient)> terms, Func<string, bool> isHidden, Func<string, int> partOf, Func<string, string> nameOf)
    {
        // A whole says nothing of a part that was corrected since and is not shown: it speaks of the part as it was
        var whole = nameOf(relation.Whole);
        var at = partOf(whole);
        if (terms.Any(term => isHidden(term.Cell) && partOf(term.Cell) > at))
        {
            outdated.Add(whole);
            return false;
        }

        // Nor is such a quarter a part of its year any more: the months are
        if (relation.Parts.Any(part => outdated.Contains(nameOf(part))))
        {
            return false;
        }

        // Two numbers of a whole are not both the sum of the same parts. Of one that is not shown, the parts say what the other was
        string[] parts = [.. terms.Select(term => term.Cell).Where(cell => cell != whole)];
        if (relation.AtLeast is null && isHidden(whole) && said.TryGetValue((relation.Whole, relation.Parts[0]), out var before) && before.Whole != whole && before.Parts.SequenceEqual(parts))
        {
            return false;
        }

        said[(relation.Whole, relation.Parts[0])] = (whole, parts);
        return true;
    }
}
