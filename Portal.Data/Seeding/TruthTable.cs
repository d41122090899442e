using MathNet.Numerics.Distributions;

namespace Portal.Data.Seeding;

/// <summary>
/// What the formulas say about each provider and quarter, before office hours, load and reports: estimators can be held against it.
/// The law of the removal time is a mixture over categories of log-normals, the never-removed share, and the automated share.
/// </summary>
public static class TruthTable
{
    private static readonly long[] Horizons = [3_600, 86_400, 172_800, 259_200, 604_800];

    /// <summary>One row for each provider and quarter of the three years, in that order.</summary>
    public static IEnumerable<TruthRow> Of(Generator generator)
    {
        foreach (var provider in generator.World.Providers)
        {
            for (var quarter = 0; quarter < 12; quarter++)
            {
                var shift = generator.World.Removal.Shift(provider, (quarter * 91) + 45);
                yield return new TruthRow
                {
                    Provider = provider.Code,
                    Quarter = quarter + 1,
                    StillOnlineAt = [.. Horizons.Select(seconds => StillOnline(provider, shift, seconds))],
                    MedianSeconds = Quantile(provider, shift, 0.5),
                    P90Seconds = Quantile(provider, shift, 0.9),
                    NeverShare = provider.NeverShare,
                };
            }
        }
    }

    /// <summary>Probability that an item is still online the given number of seconds after its notice.</summary>
    internal static double StillOnline(SyntheticProvider provider, double shift, double seconds)
    {
        var sum = 0.0;
        for (var category = 0; category < SyntheticCategories.All.Count; category++)
        {
            sum += SyntheticCategories.All[category].Share * StillOnline(provider, category, shift, seconds);
        }

        return sum;
    }

    /// <summary>The same for items of one category.</summary>
    internal static double StillOnline(SyntheticProvider provider, int category, double shift, double seconds)
    {
        var logMedian = provider.LogMedian + SyntheticCategories.All[category].Offset + shift;
        var byHand = 1 - Normal.CDF(logMedian, provider.Sigma, Math.Log(seconds));
        var automated = Math.Max(0, 1 - (seconds / 900));
        var removable = (provider.Type.AutomatedShare * automated) + ((1 - provider.Type.AutomatedShare) * byHand);
        return provider.NeverShare + ((1 - provider.NeverShare) * removable);
    }

    /// <summary>The time by which the given share is removed; null where the never-removed share does not allow it.</summary>
    private static double? Quantile(SyntheticProvider provider, double shift, double share)
    {
        if (provider.NeverShare >= 1 - share)
        {
            return null;
        }

        var (low, high) = (1.0, 1e12);
        while (high / low > 1 + 1e-9)
        {
            var middle = Math.Sqrt(low * high);
            (low, high) = StillOnline(provider, shift, middle) > 1 - share ? (middle, high) : (low, middle);
        }

        return Math.Sqrt(low * high);
    }
}
