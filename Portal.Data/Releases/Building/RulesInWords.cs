using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>What a release hides and how, in sentences with the values of its programme: they stand in every version.</summary>
internal static class RulesInWords
{
    internal static IReadOnlyList<string> Of(Programme programme)
    {
        var rules = programme.Rules;
        return
        [
            FormattableString.Invariant($"A number is shown only if it rests on at least {rules.MinimumCount} items and on at least {rules.MinimumGroups} provider groups. Providers of one holding count as one."),
            FormattableString.Invariant($"It is hidden where the second largest group could work out the largest one's part to within {rules.DominancePercent} per cent, or the second and third together to within {rules.CoalitionPercent} per cent."),
            FormattableString.Invariant($"Limit met and limit missed are shown only together, and only if each rests on at least {rules.MinimumPart} items; so are back within 30 days and not back. Where nobody or everybody met the limit, no number is shown but, where the items are many, a band."),
            "Further numbers are hidden where a sum or a difference would give the first ones away, over all tables, all periods and everything published before. Both kinds of hiding look alike: c.",
            FormattableString.Invariant($"For each hidden number the files state the interval that anybody can work out from what is public. It holds 0 and {rules.MinimumCount} where the number is hidden for being small, and is never narrower than {rules.MinimumWidth} or {rules.WidthPercent} per cent; of a longer period, beside the months that are shown, of what its hidden months hold and of what came later."),
            "Items that were released and items whose limit has not passed are no measures of their own. Where the numbers beside them are hidden, it may be possible to work out how many these are; the hidden numbers keep the room that is stated for them all the same.",
            "Shares stand in whole per cent and only where the number above, the number below and the difference are all shown; next to 0 and 100 a band stands.",
            "Times stand as stretches of a fixed grid, and only where leaving out any one provider group changes nothing; else a wider stretch stands, or u.",
            "Hours are rounded for each provider group in the finest cell, so that every total is exactly the sum of its parts.",
            "What was published once stays known; what was hidden once stays hidden in every later version.",
            "A correction shows a new number only where the cases that changed pass these same rules on their own, alone and in every sum; else the earlier figure is carried forward: f.",
            "A longer period whose own number would tell what few cases became known late, or that is hidden beside such a one, stands as the sum of its parts as they were published: f.",
            .. Vintages(programme.CorrectedAfterMonths),
            .. programme.Dimensions.Where(dimension => dimension.LeftOut is { Count: > 0 })
                .Select(dimension => $"Items of these codes are not counted ({dimension.Title}): {string.Join(", ", dimension.LeftOut!)}."),
            .. programme.Waivers.Count == 0
                ? (IEnumerable<string>)[]
                : [FormattableString.Invariant($"{programme.Waivers.Count} provider groups consented that their own parts be known; the rules hold for what is left without them.")],
        ];
    }

    private static IEnumerable<string> Vintages(IReadOnlyList<int> months) => months.Count == 0
        ? []
        : [FormattableString.Invariant($"Figures are looked at anew {string.Join(" and ", months)} months after their release's month, and at no other time; an emergency takes figures away and shows no new ones.")];
}
