namespace Portal.Data.Seeding;

/// <summary>How many times as fast the cube was, over some questions.</summary>
/// <param name="Questions">Questions.</param>
/// <param name="Least">The least of them.</param>
/// <param name="Middle">Half were less.</param>
/// <param name="Most">The most.</param>
public sealed record BenchRatios(int Questions, double Least, double Middle, double Most)
{
    internal static BenchRatios Of(IEnumerable<double> ratios)
    {
        double[] sorted = [.. ratios.Order()];
        return new(sorted.Length, sorted[0], sorted[(sorted.Length - 1) / 2], sorted[^1]);
    }
}
