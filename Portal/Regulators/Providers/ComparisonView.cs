using Portal.Data.Measures;
using Portal.Data.Providers;

namespace Portal.Regulators.Providers;

/// <summary>Providers of a group beside each other: no ranks, names in their own order.</summary>
/// <param name="Group">Who is compared, in words: "hosting", "all types".</param>
/// <param name="Funnel">Share on time by items due.</param>
/// <param name="Ratios">Late items over what the same mix of category, rule and quarter would give at everybody's rates, by code.</param>
/// <param name="Names">Providers of the group by code.</param>
public sealed record ComparisonView(
    string Group, Funnel Funnel, IReadOnlyDictionary<string, StandardisedRatio> Ratios, IReadOnlyDictionary<string, Provider> Names)
{
    /// <summary>Why no funnel is drawn, as a sentence; null where one is.</summary>
    public string? WhyNot => Funnel switch
    {
        { Providers: 0 } => "No limit passed in the period.",
        { IsPublishable: false } => $"Fewer than {Portal.Data.Measures.Funnel.LeastProviders} providers had {Portal.Data.Measures.Funnel.LeastDue} items due: too few to say what is ordinary.",
        { Points: [] } => "All were on time, or none: there is no spread to compare with.",
        _ => null,
    };
}
