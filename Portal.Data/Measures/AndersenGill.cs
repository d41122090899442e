namespace Portal.Data.Measures;

/// <summary>
/// Rate ratio of a recurrent event between two groups: Cox's partial likelihood over counting-process stretches, Breslow's ties
/// (Andersen and Gill 1982); the robust error groups the score residuals by subject (Lin and Wei 1989).
/// </summary>
public static class AndersenGill
{
    private const int MostSteps = 50;

    /// <summary>The second group against the first; null when a group has no event, so that no ratio can be estimated.</summary>
    public static AndersenGillResult? Compare(IReadOnlyList<RecurrentInterval> first, IReadOnlyList<RecurrentInterval> second)
    {
        if (!first.Any(IsCountedEvent) || !second.Any(IsCountedEvent))
        {
            return null;
        }

        var ages = EventAges(first, second);
        var coefficient = 0.0;
        for (var i = 0; i < MostSteps; i++)
        {
            var (score, information) = Score(ages, coefficient);
            var change = score / information;
            coefficient += change;
            if (Math.Abs(change) <= 1e-14 * Math.Max(1, Math.Abs(coefficient)))
            {
                break;
            }
        }

        var precision = Score(ages, coefficient).Information;
        var squares = Residuals(first, 0, ages, coefficient).Concat(Residuals(second, 1, ages, coefficient))
            .GroupBy(one => one.Subject)
            .Sum(subject => Math.Pow(subject.Sum(one => one.Residual), 2));
        return new(coefficient, 1 / Math.Sqrt(precision), Math.Sqrt(squares) / precision);
    }

    private static bool IsCountedEvent(RecurrentInterval interval) => interval.IsEvent && interval.Start < interval.Stop;

    private static Age[] EventAges(IReadOnlyList<RecurrentInterval> first, IReadOnlyList<RecurrentInterval> second) =>
    [
        .. first.Concat(second).Where(IsCountedEvent).Select(one => one.Stop).Distinct().Order().Select(time => new Age(
            time,
            first.Count(one => one.Start < time && time <= one.Stop),
            second.Count(one => one.Start < time && time <= one.Stop),
            first.Count(one => IsCountedEvent(one) && one.Stop.Equals(time)),
            second.Count(one => IsCountedEvent(one) && one.Stop.Equals(time)))),
    ];

    private static (double Score, double Information) Score(Age[] ages, double coefficient)
    {
        var (score, information) = (0.0, 0.0);
        foreach (var age in ages)
        {
            var mean = age.Mean(coefficient);
            score += age.EventsSecond - (age.Events * mean);
            information += age.Events * mean * (1 - mean);
        }

        return (score, information);
    }

    private static IEnumerable<(string Subject, double Residual)> Residuals(
        IReadOnlyList<RecurrentInterval> intervals, int covariate, Age[] ages, double coefficient) =>
        intervals.Where(one => one.Start < one.Stop).Select(one => (one.Subject, ages
            .Where(age => one.Start < age.Time && age.Time <= one.Stop)
            .Sum(age => (covariate - age.Mean(coefficient))
                * ((one.IsEvent && one.Stop.Equals(age.Time) ? 1 : 0) - (Math.Exp(coefficient * covariate) * age.Events / age.Weight(coefficient))))));

    private sealed record Age(double Time, int AtRiskFirst, int AtRiskSecond, int EventsFirst, int EventsSecond)
    {
        internal int Events => EventsFirst + EventsSecond;

        internal double Weight(double coefficient) => AtRiskFirst + (AtRiskSecond * Math.Exp(coefficient));

        internal double Mean(double coefficient) => AtRiskSecond * Math.Exp(coefficient) / Weight(coefficient);
    }
}
