namespace Portal.Data.Releases.Building;

/// <summary>Which sums over time a reader of everything published can believe in, where versions follow one another.</summary>
/// <param name="names">Names of what is published.</param>
/// <param name="parts">All publications so far, the newest last.</param>
internal sealed class SumsOverTime(UnionNames names, IReadOnlyList<UnionPart> parts)
{
    // Longer periods of which a part was corrected since and hidden
    private readonly HashSet<string> outdated = new(StringComparer.Ordinal);

    // What was last believed to add up to a longer period, by its id and the id of its first part
    private readonly Dictionary<(string Whole, string Part), (string Whole, string[] Parts)> believed = [];

    /// <summary>Those that the newest publication lets be believed; none where all is shown, for there is nothing to work out, and late changes may stand between the whole and its parts.</summary>
    /// <param name="relations">Sums that the newest publication has a part in.</param>
    internal IReadOnlyList<SumOverTime> Believed(IEnumerable<TimeRelation> relations)
    {
        SumOverTime[] open = [.. relations.Select(Named).Where(sum => sum.Terms.Any(term => names.IsHidden(term.Cell)))];
        outdated.UnionWith(open.Where(IsOutdated).Select(sum => sum.Whole));

        // A quarter that is outdated is no part of its year any more: its months are
        SumOverTime[] current = [.. open.Where(sum => !IsOutdated(sum) && !sum.Relation.Parts.Any(part => outdated.Contains(names.Of(part))))];
        var apart = Beside([.. current.Where(IsRepeated).Select(sum => sum.Whole)]);
        current = [.. current.Where(sum => sum.Relation.AtLeast is not null || !apart.Contains(sum.Whole))];
        foreach (var sum in current)
        {
            believed[KeyOf(sum)] = (sum.Whole, [.. sum.Parts]);
        }

        return current;
    }

    private static (string Whole, string Part) KeyOf(SumOverTime sum) => (sum.Relation.Whole, sum.Relation.Parts[0]);

    private SumOverTime Named(TimeRelation relation) => new(
        relation,
        names.Of(relation.Whole),
        [
            .. relation.Parts.Select(part => (Cell: part, Coefficient: -1L)).Append((Cell: relation.Whole, Coefficient: 1L))
                .Where(term => names.Knows(term.Cell)).Select(term => (names.Of(term.Cell), term.Coefficient)),
        ]);

    /// <summary>A whole says nothing of a part that was corrected since and is not shown: it speaks of the part as it was.</summary>
    private bool IsOutdated(SumOverTime sum)
    {
        var at = PartOf(sum.Whole);
        return sum.Terms.Any(term => names.IsHidden(term.Cell) && PartOf(term.Cell) > at);
    }

    /// <summary>Two numbers of a whole are not both the sum of the same parts. Of one that is not shown, the parts say what the other was.</summary>
    private bool IsRepeated(SumOverTime sum) =>
        sum.Relation.AtLeast is null && names.IsHidden(sum.Whole) && believed.TryGetValue(KeyOf(sum), out var before) && before.Whole != sum.Whole && before.Parts.SequenceEqual(sum.Parts);

    /// <summary>
    /// Longer periods with all hidden ones that hang together with them in their own publication: what is no sum of its parts would be one by a detour if
    /// these were. Nothing is lost of what months hide, for the same sums hold among these.
    /// </summary>
    private HashSet<string> Beside(HashSet<string> wholes)
    {
        var beside = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in wholes.Select(PartOf).Distinct())
        {
            var release = parts[part].Release;
            var links = new HiddenLinks(release.Cells.Keys.Where(cell => !CellNames.IsOfAMonth(cell)).Select(cell => names.Of(cell, part)).Where(names.IsHidden));
            foreach (var equation in release.Equations.Where(equation => !CellNames.IsOfAMonth(equation.Total)))
            {
                links.Join(equation.Parts.Append(equation.Total).Select(cell => names.Of(cell, part)));
            }

            var roots = wholes.Where(links.Knows).Select(links.RootOf).ToHashSet(StringComparer.Ordinal);
            beside.UnionWith(links.Cells.Where(cell => roots.Contains(links.RootOf(cell))));
        }

        return beside;
    }

    /// <summary>The publication that a name was first used in; what nobody published stands before the newest.</summary>
    private int PartOf(string name) => names.Origins.TryGetValue(name, out var origin) ? origin.Part : parts.Count - 2;
}
