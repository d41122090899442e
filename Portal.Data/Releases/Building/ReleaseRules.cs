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
        [AmountFamily.Returned] = ([Amount.Watched, Amount.Returned], [Amount.Returned]),
    };

    /// <summary>Which rules forbid to show a position in a family; none where it may be shown.</summary>
    internal static PrimaryVerdict Judge(PlanRules rules, AmountFamily family, IReadOnlyCollection<long[]> groups, int itemsOnline)
    {
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

    /// <summary>The rules in words, with their values.</summary>
    internal static IReadOnlyList<string> InWords(PlanRules rules) =>
    [
        FormattableString.Invariant($"A number is shown only if it rests on at least {rules.MinimumCount} items and on at least {rules.MinimumGroups} provider groups. Providers of one holding count as one."),
        FormattableString.Invariant($"It is hidden where the second largest group could work out the largest one's part to within {rules.DominancePercent} per cent, or the second and third together to within {rules.CoalitionPercent} per cent."),
        FormattableString.Invariant($"Limit met and limit missed are shown only together, and only if each rests on at least {rules.MinimumPart} items. Where nobody or everybody met the limit, no number is shown but, where the items are many, a band."),
        "Further numbers are hidden where a sum or a difference would give the first ones away, over all tables, all periods and everything published before. Both kinds of hiding look alike: c.",
        "For each hidden number the files state the interval that anybody can work out from what is public; it is never narrower than the rules ask.",
        "Shares stand in whole per cent and only where the number above, the number below and the difference are all shown.",
        "Times stand as stretches of a fixed grid, and only where leaving out any one provider group changes nothing; else a wider stretch stands, or u.",
        "Hours are rounded for each provider group in the finest cell, so that every total is exactly the sum of its parts.",
        "What was published once stays known; what was hidden once stays hidden in every later version.",
    ];

    private static long[] Vector(AmountFamily family, Amount[] parts, long[] group) => family == AmountFamily.Standing
        ? [group[(int)Amount.Removed] + group[(int)Amount.Released] + group[(int)Amount.Open], .. parts.Select(part => group[(int)part])]
        : [.. parts.Select(part => group[(int)part])];
}
