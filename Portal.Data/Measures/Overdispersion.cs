namespace Portal.Data.Measures;

/// <summary>
/// How much more units differ than chance allows (Spiegelhalter 2005): z winsorised at 10 and 90 %, phi its mean square,
/// tau^2 = max(0, (I phi - (I-1)) / (sum w - sum w^2 / sum w)) after DerSimonian and Laird 1986, w = 1/s^2.
/// </summary>
internal sealed class Overdispersion
{
    private const double WinsorisedShare = 0.1;

    internal Overdispersion(double[] z, double[] weights)
    {
        Limits = new(SampleQuantile.Of(z, WinsorisedShare), SampleQuantile.Of(z, 1 - WinsorisedShare));
        Winsorised = Array.ConvertAll(z, value => Math.Clamp(value, Limits.Lower!.Value, Limits.Upper!.Value));
        PhiRaw = z.Average(value => value * value);
        Phi = Winsorised.Average(value => value * value);
        var sum = weights.Sum();
        TauSquared = Math.Max(0, ((z.Length * Phi) - (z.Length - 1)) / (sum - (weights.Sum(weight => weight * weight) / sum)));
    }

    internal ConfidenceInterval Limits { get; }

    internal double[] Winsorised { get; }

    internal double PhiRaw { get; }

    internal double Phi { get; }

    internal double TauSquared { get; }
}
