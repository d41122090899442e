namespace Portal.Data.Measures;

/// <summary>
/// The product-limit estimate with delayed entry: S(t) = product over exit times u &lt;= t of 1 - d(u)/n(u), with
/// n(u) = items with entry &lt; u &lt;= exit. Open items stay in as censored, so nothing is lost by being slow
/// (Kaplan and Meier 1958; standard error after Greenwood 1926).
/// </summary>
/// <example>Removals after 1 and 3 hours and one item still up after 2: S(1) = 2/3, S(2) = 2/3, S(3) = 0.</example>
public static class KaplanMeier
{
    /// <summary>The curve of these observations; the order does not matter. Those never at risk are left out and uncounted.</summary>
    public static SurvivalCurve Estimate(IEnumerable<SurvivalObservation> observations)
    {
        var kept = observations.Where(observation => observation.IsEverAtRisk).ToArray();
        var entries = Array.ConvertAll(kept, observation => observation.Entry ?? double.NegativeInfinity);
        var exits = Array.ConvertAll(kept, observation => observation.Exit);
        var events = Array.ConvertAll(kept, observation => observation.IsEvent);
        Array.Sort(entries);
        Array.Sort(exits, events);
        return new SurvivalCurve(entries, exits, Steps(entries, exits, events));
    }

    private static List<SurvivalStep> Steps(double[] entries, double[] exits, bool[] isEvent)
    {
        var steps = new List<SurvivalStep>();
        var survival = 1.0;
        var greenwood = 0.0;
        var hazard = 0.0;
        var hazardVariance = 0.0;
        var entered = 0;
        for (var first = 0; first < exits.Length;)
        {
            var time = exits[first];
            var (events, next) = (0, first);
            for (; next < exits.Length && exits[next].Equals(time); next++)
            {
                events += isEvent[next] ? 1 : 0;
            }

            while (entered < entries.Length && entries[entered] < time)
            {
                entered++;
            }

            var atRisk = entered - first;
            survival *= (double)(atRisk - events) / atRisk;
            greenwood += atRisk == events ? 0 : (double)events / atRisk / (atRisk - events);
            hazard += (double)events / atRisk;
            hazardVariance += (double)events / atRisk / atRisk;
            double? standardError = survival > 0 ? survival * Math.Sqrt(greenwood) : null;
            steps.Add(new(time, atRisk, events, next - first - events, survival, standardError, hazard, Math.Sqrt(hazardVariance)));
            first = next;
        }

        return steps;
    }
}
