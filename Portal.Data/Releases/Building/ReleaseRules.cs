using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>The primary rules applied to the families of a release. What says something about anybody's conduct must hold on its own, not only as a part.</summary>
internal static class ReleaseRules
{
    private static readonly Dictionary<AmountFamily, (Amount[] Parts, Amount[] OnTheirOwn)> Judged = new()
    {
        [AmountFamily.Issued] = ([Amount.Issued], []),
        [AmountFamily.Notices] = ([Amount.Notices], []),
        [AmountFamily.Standing] = ([Amount.Removed, Amount.Open, Amount.Overdue], [Amount.Removed, Amount.Open, Amount.Overdue]),
        [AmountFamily.Due] = ([Amount.Due, Amount.OnTime, Amount.NotOnTime], [Amount.OnTime, Amount.NotOnTime]),
        [AmountFamily.Late] = ([Amount.Late], [Amount.Late]),
        [AmountFamily.Hours] = ([Amount.Hours], [Amount.HoursAfter]),
        [AmountFamily.Returned] = ([Amount.Watched, Amount.Returned, Amount.Stayed], [Amount.Returned, Amount.Stayed]),
    };

    /// <summary>Which rules forbid to show a position in a family; none where it may be shown.</summary>
    internal static PrimaryVerdict Judge(PlanRules rules, AmountFamily family, IReadOnlyCollection<long[]> groups, int itemsOnline)
    {
        if (groups.Count == 0)
        {
            // Everything that stood here was taken back: a zero that rests on nobody
            return new PrimaryVerdict(false, []);
        }

        var (parts, alone) = Judged[family];
        var broken = new List<string>(PrimaryRules.Judge(rules, [.. groups.Select(group => Vector(family, parts, group))]).Rules);
        foreach (var amount in alone)
        {
            // A part can hang on one provider where the whole does not
            long[][] own = [.. groups.Select(group => new[] { group[(int)amount] }).Where(group => group[0] > 0)];
            if (own.Length > 0)
            {
                broken.AddRange(PrimaryRules.Judge(family == AmountFamily.Hours ? rules with { MinimumCount = 0 } : rules, own).Rules);
            }
        }

        if (family == AmountFamily.Hours && itemsOnline < rules.MinimumCount)
        {
            broken.Add("R1");
        }

        if (family == AmountFamily.Due && (groups.Sum(group => group[(int)Amount.OnTime]) == 0 || groups.Sum(group => group[(int)Amount.NotOnTime]) == 0))
        {
            // Nobody late, or everybody: the number would say so of each of them
            broken.Add("R5");
        }

        return new PrimaryVerdict(broken.Count > 0, [.. broken.Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>A cell as it is protected; what is a rest only (<see cref="AmountFamily.IsRest(Amount)"/>) is owed nothing.</summary>
    internal static ProtectionCell ToCell(PlanRules rules, AmountFamily family, int at, string id, PrimaryVerdict verdict, long[] parts)
    {
        var cell = PrimaryRules.ToCell(rules, id, verdict, at, parts);
        return AmountFamily.IsRest(family.Amounts[at]) ? cell with { IsPrimary = false, UpperProtection = 0, LowerProtection = null, Width = 0 } : cell;
    }

    private static long[] Vector(AmountFamily family, Amount[] parts, long[] group) => family == AmountFamily.Standing
        ? [group[(int)Amount.Removed] + group[(int)Amount.Released] + group[(int)Amount.Open], .. parts.Select(part => group[(int)part])]
        : [.. parts.Select(part => group[(int)part])];
}
