namespace Portal.Data.Measures;

/// <summary>
/// The influence of each cluster is fixed part a less r times the running hazard H, r its items at risk. Only clusters that
/// change are touched: the sum of squares is S(aa) - 2 H S(ar) + H^2 S(rr).
/// </summary>
internal sealed class ClusterWalk(int[] clusterOf)
{
    private readonly double[] fixedPart = new double[clusterOf.Length];
    private readonly long[] atRisk = new long[clusterOf.Length];
    private double sumFixedSquared;
    private double sumFixedTimesAtRisk;
    private long sumAtRiskSquared;

    internal void Enter(int item, double hazard) => Change(clusterOf[item], hazard, 1);

    internal void Exit(int item, double hazard, double eventTerm) => Change(clusterOf[item], eventTerm - hazard, -1);

    internal double SumOfSquares(double hazard) =>
        Math.Max(0, sumFixedSquared - (2 * hazard * sumFixedTimesAtRisk) + (hazard * hazard * sumAtRiskSquared));

    private void Change(int cluster, double fixedChange, int atRiskChange)
    {
        Account(cluster, -1);
        fixedPart[cluster] += fixedChange;
        atRisk[cluster] += atRiskChange;
        Account(cluster, 1);
    }

    private void Account(int cluster, int sign)
    {
        sumFixedSquared += sign * fixedPart[cluster] * fixedPart[cluster];
        sumFixedTimesAtRisk += sign * fixedPart[cluster] * atRisk[cluster];
        sumAtRiskSquared += sign * atRisk[cluster] * atRisk[cluster];
    }
}
