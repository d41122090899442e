using System.Runtime.InteropServices;

namespace Portal.Data.Measures;

/// <summary>The curve read at one age.</summary>
/// <param name="Time">The age asked for.</param>
/// <param name="AtRisk">Items with entry &lt; age &lt;= exit.</param>
/// <param name="Survival">Share still up just after this age, 0..1.</param>
/// <param name="StandardError">Standard error of <paramref name="Survival"/>; null where survival is 0.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SurvivalPoint(double Time, int AtRisk, double Survival, double? StandardError)
{
    /// <summary>The pointwise interval; undefined where the standard error is.</summary>
    public ConfidenceInterval Interval(BandKind kind, double level = ConfidenceInterval.DefaultLevel) =>
        ConfidenceBand.At(kind, Survival, StandardError, NormalDistribution.TwoSided(level));
}
