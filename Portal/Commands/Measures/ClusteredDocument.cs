using System.Text.Json.Nodes;
using Portal.Data.Measures;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>Kind survival-clustered: standard errors by item and by notice, and the on-time rate as a ratio by notice.</summary>
internal static class ClusteredDocument
{
    internal static JsonObject Compute(MeasureTable table, MeasureOptions options)
    {
        var notices = table.Filled("notice");
        var rows = SurvivalData.Read(table, options).Select(row => SurvivalData.FromStart(row, options.Start)).ToArray();
        var kept = Enumerable.Range(0, rows.Length).Where(i => rows[i] is not null).ToArray();
        SurvivalObservation[] observations = [.. kept.Select(i => rows[i]!.Value)];
        return new JsonObject
        {
            ["naive"] = CurveDocument.Describe(KaplanMeier.Estimate(observations), options),
            ["cluster_robust"] = CurveDocument.DescribeWithoutMeans(
                ClusterRobust.Estimate(observations, [.. kept.Select(i => notices[i])]), options),
            ["ratio_estimator"] = Describe(Sum(notices, table.Flags("on_time_24h"))),
        };
    }

    private static ClusterSums Sum(string[] notices, bool[] onTime) => notices.Zip(onTime)
        .GroupBy(row => row.First, row => row.Second)
        .Aggregate(ClusterSums.Empty, (sums, notice) => sums.Add(notice.Count(isOnTime => isOnTime), notice.Count()));

    private static JsonObject Describe(ClusterSums sums) => new()
    {
        ["clusters"] = sums.Clusters,
        ["x"] = sums.X,
        ["n"] = sums.N,
        ["p"] = Json.Number(sums.Rate),
        ["se_binomial"] = Json.Number(sums.BinomialError),
        ["se_cluster"] = Json.Number(sums.ClusterError),
        ["se_cluster_m_over_m1"] = Json.Number(sums.CorrectedClusterError),
        ["design_effect"] = Json.Number(sums.DesignEffect),
        ["sum_x2"] = sums.SumXX,
        ["sum_xn"] = sums.SumXN,
        ["sum_n2"] = sums.SumNN,
        ["n_effective"] = Json.Number(sums.EffectiveN),
        ["wilson_on_n_effective"] = Json.Interval(Rates.ClusteredWilson(sums)),
    };
}
