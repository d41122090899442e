namespace Portal.Data.Measures;

/// <summary>Walks the event ages of recurrent data once, keeping the influence of each subject up to date.</summary>
internal static class MeanCumulativeSteps
{
    internal static MeanCountStep[] Walk(RecurrentInterval[] intervals, double[] times)
    {
        var numbers = new Dictionary<string, int>();
        var subjects = Array.ConvertAll(intervals, one => numbers.TryGetValue(one.Subject, out var known) ? known : numbers[one.Subject] = numbers.Count);
        var walk = new ClusterWalk(subjects);
        var byStart = Enumerable.Range(0, intervals.Length).OrderBy(i => intervals[i].Start).ToArray();
        var byStop = Enumerable.Range(0, intervals.Length).OrderBy(i => intervals[i].Stop).ToArray();
        var steps = new MeanCountStep[times.Length];
        var (started, stopped, mean, poisson, hazard) = (0, 0, 0.0, 0.0, 0.0);
        for (var s = 0; s < times.Length; s++)
        {
            for (; started < byStart.Length && intervals[byStart[started]].Start < times[s]; started++)
            {
                walk.Enter(byStart[started], hazard);
            }

            for (; stopped < byStop.Length && intervals[byStop[stopped]].Stop < times[s]; stopped++)
            {
                walk.Exit(byStop[stopped], hazard, 0);
            }

            var atRisk = started - stopped;
            var events = 0;
            for (var j = stopped; j < byStop.Length && intervals[byStop[j]].Stop.Equals(times[s]); j++)
            {
                events += intervals[byStop[j]].IsEvent ? 1 : 0;
            }

            mean += (double)events / atRisk;
            poisson += (double)events / atRisk / atRisk;
            hazard += (double)events / atRisk / atRisk;
            for (; stopped < byStop.Length && intervals[byStop[stopped]].Stop.Equals(times[s]); stopped++)
            {
                walk.Exit(byStop[stopped], hazard, intervals[byStop[stopped]].IsEvent ? 1.0 / atRisk : 0);
            }

            steps[s] = new(times[s], atRisk, events, mean, Math.Sqrt(walk.SumOfSquares(hazard)), Math.Sqrt(poisson));
        }

        return steps;
    }
}
