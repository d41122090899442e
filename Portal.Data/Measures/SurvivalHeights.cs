namespace Portal.Data.Measures;

/// <summary>
/// The heights of a product-limit curve and nothing else: two numbers a step. For curves of which only values are read, such as those that leave out one group of
/// notices at a time.
/// </summary>
/// <param name="times">Ages of the steps, ascending.</param>
/// <param name="heights">Share still up just after each.</param>
internal sealed class SurvivalHeights(double[] times, double[] heights)
{
    /// <summary>Share still up just after an age.</summary>
    internal double At(double time) => IndexAt(time) is >= 0 and var index ? heights[index] : 1;

    /// <summary>Mean time up during the first tau: the area under the curve.</summary>
    internal double RestrictedMean(double tau)
    {
        var (area, end) = (0.0, tau);
        for (var index = IndexAt(tau); index >= 0; index--)
        {
            area += heights[index] * (end - times[index]);
            end = times[index];
        }

        return area + end;
    }

    /// <summary>As <see cref="SurvivalCurve.SlowestTenthMean"/>, from the age by which nine in ten had been removed.</summary>
    internal double? SlowestTenthMean(double tau)
    {
        var reached = Array.FindIndex(heights, height => height <= 0.1 + SurvivalQuantile.Tolerance);
        if (reached < 0 || times[reached] >= tau)
        {
            return null;
        }

        var (area, start) = (0.0, times[reached]);
        for (var index = reached; index < times.Length && start < tau; index++)
        {
            var end = index + 1 < times.Length ? Math.Min(times[index + 1], tau) : tau;
            area += heights[index] * (end - start);
            start = end;
        }

        return times[reached] + (10 * area);
    }

    /// <summary>Index of the last step at or before an age; -1 before the first.</summary>
    internal int IndexAt(double time)
    {
        var index = Array.BinarySearch(times, time);
        return index >= 0 ? index : ~index - 1;
    }
}
