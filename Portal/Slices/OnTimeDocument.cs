using System.Text.Json.Nodes;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Documents;

namespace Portal.Slices;

/// <summary>How the due cohort is written.</summary>
internal static class OnTimeDocument
{
    /// <summary>Cells keep what parts of a notice have in common for all who see both issuers or both hosts; an authority sees what it sent or hosts.</summary>
    internal const string PartedNotices = "from cells, a notice that names several issuers counts as two where this jurisdiction sent one part and only hosts another, and its "
        + "parts count as independent; --exact counts it once";

    internal static JsonObject Describe(OnTimeCounts counts)
    {
        var isShown = counts.WhyNoRate is null;
        var document = new JsonObject
        {
            ["n"] = counts.Due,
            ["notices"] = counts.DesignEffect is null ? counts.Sums.Clusters : null,
            ["on_time"] = counts.OnTime,
            ["late"] = counts.Late,
            ["undetermined"] = counts.Undetermined,
            ["extended"] = counts.Extended,
            ["extended_too_late"] = counts.ExtendedTooLate,
            ["rate"] = Json.Number(isShown ? counts.Rate : null),
            ["rate_highest"] = Json.Number(isShown ? counts.HighestRate : null),
            ["design_effect"] = Json.Number(counts.EffectUsed),
            ["design_effect_is_borrowed"] = counts.DesignEffect is not null,
            ["n_effective"] = Json.Number(counts.EffectiveDue),
            ["ci"] = Json.Interval(isShown ? counts.Interval : default),
            ["ci_clopper_pearson"] = Json.Interval(isShown ? Rates.ClopperPearson(counts.OnTime, counts.Due) : default),
        };
        if (counts.WhyNoRate is { } because)
        {
            document["not_estimable_because"] = because;
        }

        return document;
    }
}
