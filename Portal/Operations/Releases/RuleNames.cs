using System.Globalization;
using Portal.Data.Disclosure;

namespace Portal.Operations.Releases;

/// <summary>The rules R1 to R6 in a few words with their values, for those who make releases.</summary>
internal static class RuleNames
{
    internal static string Of(string rule, PlanRules rules, CultureInfo culture) => rule switch
    {
        "R1" => $"fewer than {rules.MinimumCount.ToString(culture)} items",
        "R2" => $"fewer than {rules.MinimumGroups.ToString(culture)} provider groups",
        "R3" => $"the second largest group could work out the largest to within {rules.DominancePercent.ToString("0.##", culture)}%",
        "R4" => $"the second and third together could, to within {rules.CoalitionPercent.ToString("0.##", culture)}%",
        "R5" => $"limit met or limit missed rests on fewer than {rules.MinimumPart.ToString(culture)} items, or on everybody or nobody",
        "R6" => "too uncertain, or one provider group could move it",
        "change" => "too few cases changed since an earlier version to show the new number",
        _ => "a rule of an older program",
    };
}
