using Portal.Data.Disclosure;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>Which numbers stand once the newest of some publications is out: where it hides one that was shown, the earlier one does, unless an emergency took it away.</summary>
internal sealed class StandingNumbers
{
    private readonly IReadOnlyList<(ReleasePlan Plan, PublicRelease Public)> newestFirst;
    private readonly ILookup<string, TimeRelation> wholes;

    /// <param name="publications">Everything that is public, oldest first.</param>
    internal StandingNumbers(IReadOnlyList<(ReleasePlan Plan, PublicRelease Public)> publications)
    {
        newestFirst = [.. publications.Reverse()];
        wholes = TimeRelations.OfNewest([.. publications.Select(one => new PositionSet(one.Plan))])
            .Where(relation => relation.AtLeast is null)
            .ToLookup(relation => relation.Whole, StringComparer.Ordinal);
    }

    /// <summary>What the shorter periods of a cell add up to, where each has a number that stands; those that nobody lists hold 0.</summary>
    internal IEnumerable<long> SumsOfParts(string cell) => wholes[cell]
        .Select(relation => relation.Parts.Select(Of).ToArray())
        .Where(parts => Array.TrueForAll(parts, part => part is not null))
        .Select(parts => parts.Sum()!.Value);

    private long? Of(string cell)
    {
        var isListed = false;
        foreach (var (plan, release) in newestFirst.Where(one => one.Public.Cells.ContainsKey(cell)))
        {
            isListed = true;
            if (release.Cells[cell] is { } number)
            {
                return number;
            }

            if (plan.IsEmergency == true)
            {
                break;
            }
        }

        return isListed ? null : 0;
    }
}
