namespace Portal.Data.Measures;

/// <summary>Adjusted tails that keep the false discovery rate (Benjamini and Hochberg 1995).</summary>
internal static class FalseDiscovery
{
    internal static double[] Adjust(double[] tails)
    {
        var order = Enumerable.Range(0, tails.Length).OrderByDescending(i => tails[i]).ToArray();
        var adjusted = new double[tails.Length];
        var least = 1.0;
        for (var place = 0; place < order.Length; place++)
        {
            least = Math.Min(least, tails[order[place]] * tails.Length / (tails.Length - place));
            adjusted[order[place]] = least;
        }

        return adjusted;
    }
}
