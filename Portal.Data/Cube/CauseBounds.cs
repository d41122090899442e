namespace Portal.Data.Cube;

/// <summary>
/// Limits of the incidence of each way out, from counts by bucket. Every item at risk carries an equal part of those still in; whoever is censored leaves
/// its part to the rest. So a way out weighs least where all censored items of its bucket leave after it, most where they and all other ways out go before.
/// </summary>
public sealed class CauseBounds
{
    private readonly List<(double From, double To, double[] Lowest, double[] Highest)> steps = [];

    /// <param name="counts">By cause, then by bucket; what comes after the named causes is censored.</param>
    /// <param name="causes">Named causes.</param>
    internal CauseBounds(IReadOnlyList<long[]?> counts, int causes)
    {
        var atRisk = counts.Sum(one => one?.Sum() ?? 0);
        var (fewest, most) = (1.0, 1.0);
        var (lowest, highest) = (new double[causes], new double[causes]);
        for (var bucket = 0; bucket < counts.Max(one => one?.Length ?? 0); bucket++)
        {
            long[] ends = [.. counts.Select(one => one is not null && bucket < one.Length ? one[bucket] : 0)];
            var (all, events) = (ends.Sum(), ends.Take(causes).Sum());
            if (all == 0)
            {
                continue;
            }

            (lowest, highest) = ([.. lowest], [.. highest]);
            for (var cause = 0; cause < causes; cause++)
            {
                // All censored before the last of these: what is left are those of this cause and whoever stays
                var others = events - ends[cause];
                var stay = atRisk - others - (all - events);
                lowest[cause] += fewest * ends[cause] / atRisk;
                highest[cause] += ends[cause] == 0 ? 0 : most * ends[cause] / atRisk * (atRisk - others) / stay;
            }

            steps.Add((Bucket.Lower(bucket) ?? 0, Bucket.Upper(bucket), lowest, highest));
            fewest *= BucketSteps.Left(events, atRisk - (all - events));
            most *= BucketSteps.Left(events, atRisk);
            atRisk -= all;
        }
    }

    /// <summary>The limits that hold the exact incidence by an age in seconds, and the estimate between them.</summary>
    /// <param name="cause">The way out.</param>
    /// <param name="seconds">The age.</param>
    /// <param name="estimate">The estimate.</param>
    public Bounded At(int cause, double seconds, double estimate)
    {
        var (lowest, highest) = (0.0, 0.0);
        foreach (var step in steps.TakeWhile(step => step.From < seconds || step.To <= seconds))
        {
            highest = step.Highest[cause];
            lowest = step.To <= seconds ? step.Lowest[cause] : lowest;
        }

        return new(estimate, lowest, Math.Min(1, highest));
    }
}
