using System.Runtime.InteropServices;

namespace Portal.Data.Measures;

/// <summary>
/// The infinitesimal jackknife of a cumulative incidence: the root of the sum of squared derivatives by the weight of each item, or of each cluster of items.
/// With f(u) = S(u-) d_k(u)/n(u) and H(u) = sum d/(n(n-d)), prefix sums of f H(u-) and of f/n give each item's derivative at once.
/// </summary>
internal static class IncidenceInfluence
{
    /// <summary>Standard errors at an age, by item and by cluster: of one cause, or of the share still in when the cause is null.</summary>
    internal static (double ByItem, double ByCluster) StandardErrors(
        IReadOnlyList<CompetingStep> steps, IReadOnlyList<CompetingObservation> items, IReadOnlyList<long>? clusters, int? cause, string? label, double time)
    {
        var used = steps.TakeWhile(step => step.Time <= time).ToArray();
        var times = Array.ConvertAll(used, step => step.Time);
        var (prefixes, total) = Prefixes(used, cause);
        var sum = 0.0;
        var ofClusters = new Dictionary<long, double>();
        for (var i = 0; i < items.Count; i++)
        {
            var index = Array.BinarySearch(times, items[i].Exit);
            var derivative = index < 0
                ? total.Weighted - total.OverRisk
                : Derivative(prefixes[index], total, used[index], items[i].Cause is not null, items[i].Cause is { } own && (label is null || own == label));
            sum += items[i].Count * derivative * derivative;
            if (clusters is not null)
            {
                ofClusters[clusters[i]] = ofClusters.GetValueOrDefault(clusters[i]) + (items[i].Count * derivative);
            }
        }

        return (Math.Sqrt(sum), Math.Sqrt(ofClusters.Values.Sum(derivative => derivative * derivative)));
    }

    private static double Derivative(Prefix at, Prefix total, CompetingStep step, bool isEvent, bool isCause)
    {
        var survivors = step.AtRisk - step.Events.Sum();
        var own = (isEvent && survivors > 0 ? 1.0 / survivors : 0) - at.Hazard;
        return at.Weighted - at.OverRisk - (own * (total.Incidence - at.Incidence)) + (isCause ? at.OpenBefore / step.AtRisk : 0);
    }

    private static (Prefix[] Prefixes, Prefix Total) Prefixes(CompetingStep[] steps, int? cause)
    {
        var prefixes = new Prefix[steps.Length];
        var (sum, open) = (default(Prefix), 1.0);
        for (var j = 0; j < steps.Length; j++)
        {
            var all = steps[j].Events.Sum();
            double n = steps[j].AtRisk;
            var increment = open * (cause is { } k ? steps[j].Events[k] : all) / n;
            sum = new(
                sum.Incidence + increment,
                sum.Weighted + (increment * sum.Hazard),
                sum.OverRisk + (increment / n),
                sum.Hazard + (all == steps[j].AtRisk ? 0 : all / n / (n - all)),
                open);
            prefixes[j] = sum;
            open = steps[j].Open;
        }

        return (prefixes, sum);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Prefix(double Incidence, double Weighted, double OverRisk, double Hazard, double OpenBefore);
}
