namespace Portal.Data.Measures;

/// <summary>
/// Standard errors of a survival curve when items of one notice fall together: the infinitesimal jackknife grouped by notice.
/// With H(t) = sum d/(n(n-d)), item i moves log S(t) by -[event at exit/(n-d) - H(min(t, exit)) + H(entry)];
/// se(t) = S(t) sqrt(sum over notices of the squared sum over its items). The items of one notice alone move the curve by nothing together, which says
/// nothing of how far another notice would: they are taken to go together (<see cref="ClusterSums.EffectOf"/>).
/// </summary>
public static class ClusterRobust
{
    /// <summary>The product-limit curve of the observations with standard errors by cluster; labels stand in the same order.</summary>
    public static SurvivalCurve Estimate<TCluster>(IReadOnlyList<SurvivalObservation> observations, IReadOnlyList<TCluster> clusters)
        where TCluster : notnull
    {
        var curve = KaplanMeier.Estimate(observations);
        var walk = new ClusterWalk(Number(clusters));
        var kept = Enumerable.Range(0, observations.Count).Where(i => observations[i].IsEverAtRisk).ToArray();
        var byEntry = kept.OrderBy(i => observations[i].Entry ?? double.NegativeInfinity).ToArray();
        var byExit = kept.OrderBy(i => observations[i].Exit).ToArray();
        var isAlone = kept.Select(i => clusters[i]).Distinct().Take(2).Count() < 2;
        var together = Math.Sqrt(ClusterSums.EffectOf(shown: null, kept.Length));
        var errors = new double?[curve.Steps.Count];
        var (entered, exited, hazard) = (0, 0, 0.0);
        for (var s = 0; s < errors.Length; s++)
        {
            var step = curve.Steps[s];
            for (; entered < byEntry.Length && (observations[byEntry[entered]].Entry ?? double.NegativeInfinity) < step.Time; entered++)
            {
                walk.Enter(byEntry[entered], hazard);
            }

            var survivors = step.AtRisk - step.Events;
            hazard += survivors == 0 ? 0 : (double)step.Events / step.AtRisk / survivors;
            for (; exited < byExit.Length && observations[byExit[exited]].Exit <= step.Time; exited++)
            {
                var i = byExit[exited];
                walk.Exit(i, hazard, observations[i].IsEvent && survivors > 0 ? 1.0 / survivors : 0);
            }

            errors[s] = step.Survival <= 0 ? null : isAlone ? step.StandardError * together : step.Survival * Math.Sqrt(walk.SumOfSquares(hazard));
        }

        return curve.WithStandardErrors(errors);
    }

    private static int[] Number<TCluster>(IReadOnlyList<TCluster> clusters)
        where TCluster : notnull
    {
        var numbers = new Dictionary<TCluster, int>();
        return [.. clusters.Select(cluster => numbers.TryGetValue(cluster, out var known) ? known : numbers[cluster] = numbers.Count)];
    }
}
