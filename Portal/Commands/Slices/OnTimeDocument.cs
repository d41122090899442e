using System.Text.Json.Nodes;
using Portal.Commands.Measures;
using Portal.Data.Cube;
using Portal.Data.Measures;

namespace Portal.Commands.Slices;

/// <summary>How the due cohort is written.</summary>
internal static class OnTimeDocument
{
    internal static JsonObject Describe(OnTimeCounts counts)
    {
        var document = new JsonObject
        {
            ["n"] = counts.Due,
            ["notices"] = counts.Sums.Clusters,
            ["on_time"] = counts.OnTime,
            ["late"] = counts.Late,
            ["undetermined"] = counts.Undetermined,
            ["rate"] = Json.Number(counts.Rate),
            ["rate_highest"] = Json.Number(counts.HighestRate),
            ["design_effect"] = Json.Number(counts.Sums.DesignEffect),
            ["n_effective"] = Json.Number(counts.Sums.EffectiveN),
            ["ci"] = Json.Interval(counts.Interval),
            ["ci_clopper_pearson"] = Json.Interval(Rates.ClopperPearson(counts.OnTime, counts.Due)),
        };
        if (counts.Rate is null)
        {
            document["not_estimable_because"] = "no limit that counts ran out in the window by the instant of looking";
        }

        return document;
    }
}
