namespace Portal.Data.Measures;

/// <summary>Quantiles of a plain sample, linear between order statistics (type 7 of Hyndman and Fan 1996).</summary>
internal static class SampleQuantile
{
    internal static double Of(IEnumerable<double> values, double p)
    {
        double[] sorted = [.. values.Order()];
        var position = p * (sorted.Length - 1);
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
