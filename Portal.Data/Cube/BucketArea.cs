namespace Portal.Data.Cube;

/// <summary>Areas under a bucketed curve: straight from edge to edge, with the steps below and above as bounds.</summary>
internal static class BucketArea
{
    internal static Bounded Of(IReadOnlyList<BucketStep> steps, double from, double to)
    {
        var (value, lowest, highest) = (0.0, 0.0, 0.0);
        var (edge, height, low, high) = (0.0, 1.0, 1.0, 1.0);
        foreach (var step in steps)
        {
            // Flat from the last edge to this bucket, then down across it.
            var flat = Length(edge, step.From, from, to);
            var (start, end) = (Math.Max(step.From, from), Math.Min(step.To, to));
            var across = Math.Max(0, end - start);
            var slope = step.To > step.From ? (step.Survival - height) / (step.To - step.From) : 0;
            value += (flat * height) + (across * (height + (slope * (((start + end) / 2) - step.From))));
            lowest += (flat * low) + (across * step.Lowest);
            highest += (flat + across) * high;
            (edge, height, low, high) = (step.To, step.Survival, step.Lowest, step.Highest);
        }

        var rest = Length(edge, double.PositiveInfinity, from, to);
        return new(value + (rest * height), lowest + (rest * low), highest + (rest * high));
    }

    /// <summary>The estimate's area from the middle of each bucket to an age, as <see cref="Of"/> gives it one by one: in one walk from the end.</summary>
    internal static double[] FromMiddles(IReadOnlyList<BucketStep> steps, double to)
    {
        var areas = new double[steps.Count];
        var after = steps is [.., var last] ? Math.Max(0, to - last.To) * last.Survival : 0;
        for (var at = steps.Count - 1; at >= 0; at--)
        {
            var step = steps[at];
            var (edge, height) = at == 0 ? (0, 1) : (steps[at - 1].To, steps[at - 1].Survival);
            var slope = step.To > step.From ? (step.Survival - height) / (step.To - step.From) : 0;
            double Across(double from) => Math.Min(step.To, to) is var end && end > from ? (end - from) * (height + (slope * (((from + end) / 2) - step.From))) : 0;
            areas[at] = after + Across(step.Middle);
            after += Across(step.From) + (Math.Max(0, Math.Min(step.From, to) - edge) * height);
        }

        return areas;
    }

    private static double Length(double start, double end, double from, double to) => Math.Max(0, Math.Min(end, to) - Math.Max(start, from));
}
