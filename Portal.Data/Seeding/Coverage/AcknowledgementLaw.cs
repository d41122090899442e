using MathNet.Numerics.Distributions;

namespace Portal.Data.Seeding;

/// <summary>
/// What the formulas of a clean world say of acknowledgement: a share of notices is never acknowledged, the others after a log-normal time that does not hang on the removal, and
/// it counts where the item is still online then.
/// </summary>
internal static class AcknowledgementLaw
{
    private const double Median = 480;
    private const double Sigma = 1.6;
    private const int Steps = 400;

    // For the integral of the share still online over the law of the acknowledgement, in equal steps of the latter
    private static readonly Dictionary<double, double[]> Times = Ages.ToDictionary(age => age, TimesBy);

    /// <summary>Ages in seconds at which it is asked.</summary>
    internal static IReadOnlyList<double> Ages => [3600, 86_400];

    /// <summary>Seconds from the receipt of a notice to its acknowledgement; null where it is never acknowledged.</summary>
    internal static long? Drawn(SyntheticProvider provider, CounterRandom draws) =>
        draws.Uniform(13) >= provider.Type.SilentShare ? draws.LogNormalSeconds(14, Median, Sigma) : null;

    /// <summary>Probability that an item was not acknowledged before its removal by an age in seconds.</summary>
    internal static double NotYet(SyntheticProvider provider, int category, double age) =>
        1 - ((1 - provider.Type.SilentShare) * Acknowledged(age) * Times[age].Average(at => TruthTable.StillOnline(provider, category, 0, at)));

    private static double Acknowledged(double age) => Normal.CDF(Math.Log(Median), Sigma, Math.Log(age));

    private static double[] TimesBy(double age) =>
        [.. Enumerable.Range(0, Steps).Select(step => Math.Exp(Normal.InvCDF(Math.Log(Median), Sigma, Acknowledged(age) * (step + 0.5) / Steps)))];
}
