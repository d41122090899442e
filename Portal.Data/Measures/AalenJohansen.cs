namespace Portal.Data.Measures;

/// <summary>
/// Cumulative incidence with competing ways out: F_k(t) = sum over u &lt;= t of S(u-) d_k(u)/n(u) (Aalen and Johansen 1978).
/// Treating the other ways as censored, 1 - Kaplan-Meier, overstates it.
/// </summary>
/// <example>Three items: acknowledged at 1, removed at 2, still in at 3: incidence of acknowledgement 1/3, of removal 1/3.</example>
public static class AalenJohansen
{
    /// <summary>The curves of these observations; causes keep the given order, exits of other causes are an error.</summary>
    /// <param name="observations">In any order.</param>
    /// <param name="causes">The ways out.</param>
    /// <param name="bonds">How the items hang together; null takes them as independent.</param>
    public static IncidenceCurves Estimate(IReadOnlyList<CompetingObservation> observations, IReadOnlyList<string> causes, ItemBonds? bonds = null)
    {
        var sorted = observations.OrderBy(one => one.Exit).ToArray();
        var left = sorted.Sum(one => one.Count);
        var causeOf = causes.Select((cause, k) => (cause, k)).ToDictionary(pair => pair.cause, pair => pair.k);
        var steps = new List<CompetingStep>();
        var (open, incidence) = (1.0, new double[causes.Count]);
        for (var first = 0; first < sorted.Length;)
        {
            var events = new int[causes.Count];
            var next = first;
            var exits = 0;
            for (; next < sorted.Length && sorted[next].Exit.Equals(sorted[first].Exit); next++)
            {
                exits += sorted[next].Count;
                if (sorted[next].Cause is { } cause)
                {
                    events[causeOf[cause]] += sorted[next].Count;
                }
            }

            var atRisk = left;
            left -= exits;
            var all = events.Sum();
            incidence = [.. incidence.Select((sum, k) => sum + (open * events[k] / atRisk))];
            open *= (double)(atRisk - all) / atRisk;
            steps.Add(new(sorted[first].Exit, atRisk, events, exits - all, open, incidence));
            first = next;
        }

        return new IncidenceCurves(observations, bonds, causes, steps);
    }
}
