namespace Portal.Data.Seeding;

/// <summary>True figures of one curve, read from its values on a fine grid of ages.</summary>
internal sealed class CoverageTruth(double[] curve)
{
    internal const double Month = 30 * 86_400.0;

    /// <summary>Every quarter of an hour on the first day, then steps of 1 %, up to 100 days.</summary>
    internal static double[] Ages { get; } = [.. Grid()];

    internal double StillOnlineAt(double seconds) => curve[Array.BinarySearch(Ages, seconds)];

    /// <summary>The age by which the share p is gone, on the straight line between ages of the grid; null where that is later than all of them.</summary>
    internal double? Quantile(double p)
    {
        var at = Array.FindIndex(curve, value => value <= 1 - p);
        if (at < 0)
        {
            return null;
        }

        var (before, age) = at == 0 ? (1.0, 0.0) : (curve[at - 1], Ages[at - 1]);
        return age + ((Ages[at] - age) * (before - 1 + p) / (before - curve[at]));
    }

    /// <summary>Mean time online during the first tau seconds; tau is an age of the grid.</summary>
    internal double RestrictedMean(double tau)
    {
        var (area, age, height) = (0.0, 0.0, 1.0);
        for (var at = 0; at < Ages.Length && Ages[at] <= tau; at++)
        {
            area += (Ages[at] - age) * (height + curve[at]) / 2;
            (age, height) = (Ages[at], curve[at]);
        }

        return area;
    }

    private static IEnumerable<double> Grid()
    {
        // Whole hours stay in the grid: they are asked for
        var wanted = new[] { 86_400, 2 * 86_400, 7 * 86_400, Month };
        var even = Enumerable.Range(1, 96).Select(quarter => quarter * 900.0).Prepend(450).Prepend(225).Prepend(60);
        var grown = Enumerable.Range(1, 470).Select(step => Math.Round(86_400 * Math.Pow(1.01, step))).Where(age => age < 100 * 86_400);
        return even.Concat(grown).Concat(wanted).Distinct().Order();
    }
}
