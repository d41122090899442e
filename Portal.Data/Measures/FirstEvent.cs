namespace Portal.Data.Measures;

/// <summary>Time to a subject's first event, from its stretches of watching.</summary>
public static class FirstEvent
{
    /// <summary>Watched from the first start to the first event, or to the last stop without one. A first start at 0 is watched from issue.</summary>
    public static SurvivalObservation Of(IEnumerable<RecurrentInterval> stretches)
    {
        RecurrentInterval[] ordered = [.. stretches.OrderBy(one => one.Stop)];
        var first = Array.FindIndex(ordered, one => one.IsEvent);
        var start = ordered.Min(one => one.Start);
        return new(start > 0 ? start : null, first >= 0 ? ordered[first].Stop : ordered[^1].Stop, first >= 0);
    }
}
