namespace Portal.Data.Disclosure;

/// <summary>Rules R1 to R5 on provider groups. A cell is shown only if all hold, in the lead measure and in every part and complement.</summary>
internal static class PrimaryRules
{
    /// <param name="rules">Values of the rules.</param>
    /// <param name="groups">For each provider group its amounts: lead, then part and complement in turn.</param>
    internal static PrimaryVerdict Judge(PlanRules rules, IReadOnlyList<long[]> groups)
    {
        var broken = new List<string>();
        var lead = groups.Select(group => group[0]).OrderDescending().ToArray();
        if (lead.Sum() < rules.MinimumCount)
        {
            broken.Add("R1");
        }

        if (lead.Count(value => value > 0) < rules.MinimumGroups)
        {
            broken.Add("R2");
        }

        if (Dominance(rules, lead) > 0)
        {
            broken.Add("R3");
        }

        if (Coalition(rules, lead) > 0)
        {
            broken.Add("R4");
        }

        for (var m = 1; m < groups[0].Length; m++)
        {
            var sum = groups.Sum(group => group[m]);
            if (sum > 0 ? sum < rules.MinimumPart : lead.Length < rules.MinimumGroups)
            {
                broken.Add("R5");
                break;
            }
        }

        return new PrimaryVerdict(broken.Count > 0, broken);
    }

    /// <summary>The cell of one measure with its protection: enough for the dominance rules, and from 0 to the minimum count for small numbers.</summary>
    internal static ProtectionCell ToCell(PlanRules rules, string id, PrimaryVerdict verdict, int measure, long[] parts)
    {
        var value = parts.Sum();
        var least = measure == 0 ? rules.MinimumCount : rules.MinimumPart;
        var sorted = parts.OrderDescending().ToArray();
        var upper = Math.Max(1, Math.Max(Math.Max(Dominance(rules, sorted), Coalition(rules, sorted)), least - value));
        return new ProtectionCell
        {
            Id = id,
            Value = value,
            IsPrimary = verdict.IsPrimary,
            UpperProtection = verdict.IsPrimary ? upper : 0,
            LowerProtection = verdict.IsPrimary && value < least ? value : null,
            Width = WidthOf(rules, value),
            Contributors = parts.Count(part => part > 0),
        };
    }

    /// <summary>How wide the interval of a hidden number must stay.</summary>
    internal static long WidthOf(PlanRules rules, long value) => Math.Max(Math.Max(1, rules.MinimumWidth), CeilingOfShare(rules.WidthPercent, value));

    /// <summary>R3: how far the attacker's upper bound is from being p% above the largest part; 0 or less is safe.</summary>
    private static long Dominance(PlanRules rules, long[] sorted) =>
        sorted.Length == 0 ? 0 : CeilingOfShare(rules.DominancePercent, sorted[0]) - sorted.Skip(2).Sum();

    /// <summary>R4: the same against the second and third largest together.</summary>
    private static long Coalition(PlanRules rules, long[] sorted) =>
        sorted.Length == 0 ? 0 : CeilingOfShare(rules.CoalitionPercent, sorted[0]) - sorted.Skip(3).Sum();

    private static long CeilingOfShare(decimal percent, long value) => (long)decimal.Ceiling(percent * value / 100);
}
