namespace Portal.Data.Seeding;

/// <summary>
/// Logarithm, exponential and normal quantile from + - * / and square root alone, in a fixed order, because library
/// versions differ between machines in the last bit. No fused multiply-add: each product is rounded before it is added.
/// </summary>
internal static class DeterministicMath
{
    private const double Ln2 = 0.6931471805599453;
    private const double SquareRootOf2 = 1.4142135623730951;

    /// <summary>Natural logarithm of a positive normal double: 2 artanh((m-1)/(m+1)) with the binary exponent split off.</summary>
    internal static double Ln(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (mantissa > SquareRootOf2)
        {
            mantissa *= 0.5;
            exponent += 1;
        }

        var s = (mantissa - 1) / (mantissa + 1);
        var s2 = s * s;
        var p = 1.0 / 21;
        for (var d = 19; d >= 3; d -= 2)
        {
            p = (p * s2) + (1.0 / d);
        }

        p = (p * s2) + 1;
        return (exponent * Ln2) + (2 * s * p);
    }

    /// <summary>e to the power x: a thirteen-term series after splitting off powers of two.</summary>
    internal static double Exp(double x)
    {
        var n = Math.Floor((x / Ln2) + 0.5);
        var r = x - (n * Ln2);
        var p = 1.0;
        for (var d = 13; d >= 1; d--)
        {
            p = 1 + (p * r / d);
        }

        return Math.ScaleB(p, (int)n);
    }

    /// <summary>Standard normal quantile, Wichura's AS 241 in its seven-figure form; largest error 5e-7.</summary>
    internal static double NormalQuantile(double u)
    {
        var q = u - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var c = 0.180625 - (q * q);
            return q * ((((((5.9109374720e+01 * c) + 1.5929113202e+02) * c) + 5.0434271938e+01) * c) + 3.3871327179e+00)
                / ((((((6.7187563600e+01 * c) + 7.8757757664e+01) * c) + 1.7895169469e+01) * c) + 1);
        }

        var r = Math.Sqrt(-Ln(q < 0 ? u : 1 - u));
        double v;
        if (r <= 5)
        {
            r -= 1.6;
            v = ((((((1.7023821103e-01 * r) + 1.3067284816e+00) * r) + 2.7568153900e+00) * r) + 1.4234372777e+00)
                / ((((1.2021132975e-01 * r) + 7.3700164250e-01) * r) + 1);
        }
        else
        {
            r -= 5;
            v = ((((((1.7337203997e-02 * r) + 4.2868294337e-01) * r) + 3.0812263860e+00) * r) + 6.6579051150e+00)
                / ((((1.2258202635e-02 * r) + 2.4197894225e-01) * r) + 1);
        }

        return q < 0 ? -v : v;
    }

    /// <summary>floor(median * exp(sigma * z)) seconds for a uniform <paramref name="u"/> inside (0, 1).</summary>
    internal static long LogNormalSeconds(double u, double medianSeconds, double sigma) =>
        (long)Math.Floor(medianSeconds * Exp(sigma * NormalQuantile(u)));
}
