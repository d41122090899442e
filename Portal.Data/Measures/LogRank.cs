using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Portal.Data.Measures;

/// <summary>
/// The log-rank test that several groups share one curve (Mantel 1966; Peto and Peto 1972), with delayed entry:
/// chi-square = (O - E)' V^-1 (O - E) over all groups but one that expect any event.
/// </summary>
public static class LogRank
{
    /// <summary>Compares two or more groups; a group without observations takes part with nothing expected.</summary>
    public static LogRankResult Compare(IReadOnlyList<IReadOnlyList<SurvivalObservation>> groups)
    {
        var curves = groups.Select(KaplanMeier.Estimate).ToArray();
        var pooled = KaplanMeier.Estimate(groups.SelectMany(group => group));
        var observed = Array.ConvertAll(curves, curve => curve.Events);
        var expected = new double[curves.Length];
        var variance = Matrix<double>.Build.Dense(curves.Length, curves.Length);
        foreach (var step in pooled.Steps)
        {
            if (step.Events > 0)
            {
                Add(step, Array.ConvertAll(curves, curve => curve.AtRisk(step.Time)), expected, variance);
            }
        }

        return Test(observed, expected, variance);
    }

    private static void Add(SurvivalStep step, int[] atRisk, double[] expected, Matrix<double> variance)
    {
        double n = step.AtRisk;
        var scale = step.AtRisk > 1 ? step.Events * (n - step.Events) / (n - 1) : 0;
        for (var g = 0; g < atRisk.Length; g++)
        {
            expected[g] += step.Events * atRisk[g] / n;
            for (var h = 0; h < atRisk.Length; h++)
            {
                variance[g, h] += scale * atRisk[g] / n * ((g == h ? 1 : 0) - (atRisk[h] / n));
            }
        }
    }

    private static LogRankResult Test(int[] observed, double[] expected, Matrix<double> variance)
    {
        var used = Enumerable.Range(0, expected.Length).Where(g => expected[g] > 0).Skip(1).ToArray();
        if (used.Length == 0)
        {
            return new(null, 0, null, observed, expected);
        }

        var difference = Vector<double>.Build.Dense(used.Length, i => observed[used[i]] - expected[used[i]]);
        var covariance = Matrix<double>.Build.Dense(used.Length, used.Length, (i, j) => variance[used[i], used[j]]);
        var chiSquare = difference.DotProduct(covariance.Solve(difference));
        return double.IsFinite(chiSquare)
            ? new(chiSquare, used.Length, SpecialFunctions.GammaUpperRegularized(used.Length / 2.0, Math.Max(0, chiSquare) / 2), observed, expected)
            : new(null, used.Length, null, observed, expected);
    }
}
