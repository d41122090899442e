using MathNet.Numerics;

namespace Portal.Data.Measures;

/// <summary>
/// The beta distribution, exact enough for 10^8 trials: the density is taken relative to its mode, so that the large logarithms
/// cancel by algebra and not by subtraction (Loader 2000); the integral by Lentz's continued fraction.
/// </summary>
internal static class BetaDistribution
{
    private const double Converged = 1e-16;
    private const double Tiny = 1e-300;
    private const double WidestLogit = 745;

    /// <summary>P(X &lt;= x) for x and its complement y = 1 - x, both given so that neither loses digits.</summary>
    internal static double Cdf(double x, double y, double a, double b)
    {
        if (x <= 0 || y <= 0)
        {
            return x <= 0 ? 0 : 1;
        }

        var front = Math.Exp(LogFront(x, y, a, b));
        return x < (a + 1) / (a + b + 2)
            ? front * ContinuedFraction(a, b, x) / a
            : 1 - (front * ContinuedFraction(b, a, y) / b);
    }

    /// <summary>The x with P(X &lt;= x) = p, by Newton's method on the logit of x, kept inside a bracket.</summary>
    internal static double Quantile(double p, double a, double b)
    {
        var (low, high) = (-WidestLogit, WidestLogit);
        var logit = Math.Log(a / b);
        for (var i = 0; i < 200; i++)
        {
            var (x, y) = (1 / (1 + Math.Exp(-logit)), 1 / (1 + Math.Exp(logit)));
            var difference = Cdf(x, y, a, b) - p;
            if (difference == 0)
            {
                // Met to the last bit: the bracket would close at this very place and send the next step back to its far end.
                break;
            }

            (low, high) = difference < 0 ? (logit, high) : (low, logit);

            // d Cdf / d logit = x^a y^b / B(a, b)
            var next = logit - (difference / Math.Exp(LogFront(x, y, a, b)));
            next = next > low && next < high ? next : low + ((high - low) / 2);
            if (Math.Abs(next - logit) <= 1e-15 * Math.Max(1, Math.Abs(logit)))
            {
                logit = next;
                break;
            }

            logit = next;
        }

        return 1 / (1 + Math.Exp(-logit));
    }

    private static double LogFront(double x, double y, double a, double b)
    {
        var (meanX, meanY) = (a / (a + b), b / (a + b));
        var offset = meanX <= 0.5 ? x - meanX : meanY - y;
        return -(a * Deficit(offset / meanX)) - (b * Deficit(-offset / meanY))
            - (0.5 * Math.Log(2 * Math.PI * (a + b) / a / b))
            - StirlingRest(a) - StirlingRest(b) + StirlingRest(a + b);
    }

    // t - log(1 + t), by its series where the difference would cancel. Rounding can bring t to -1 and just below where x has left the digits
    // of its mean: there is no density there.
    private static double Deficit(double t)
    {
        if (t <= -1)
        {
            return double.PositiveInfinity;
        }

        if (Math.Abs(t) >= 0.1)
        {
            return t - Math.Log(1 + t);
        }

        var (sum, power) = (0.0, t);
        for (var n = 2; n <= 18; n++)
        {
            power *= -t;
            sum -= power / n;
        }

        return sum;
    }

    // log gamma(z) less Stirling's (z - 1/2) log z - z + log(2 pi) / 2.
    private static double StirlingRest(double z)
    {
        if (z < 10)
        {
            return SpecialFunctions.GammaLn(z) - ((z - 0.5) * Math.Log(z)) + z - (0.5 * Math.Log(2 * Math.PI));
        }

        var r = 1 / (z * z);
        return ((1 / 12.0) - (r * ((1 / 360.0) - (r * ((1 / 1260.0) - (r * ((1 / 1680.0) - (r / 1188.0)))))))) / z;
    }

    private static double ContinuedFraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m <= 1_000_000; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < Converged)
            {
                break;
            }
        }

        return value;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
