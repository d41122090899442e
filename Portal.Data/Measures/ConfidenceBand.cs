namespace Portal.Data.Measures;

/// <summary>Pointwise limits of a survival probability (Kalbfleisch and Prentice 1980 for the log-log scale).</summary>
internal static class ConfidenceBand
{
    internal static ConfidenceInterval At(BandKind kind, double survival, double? standardError, double z)
    {
        if (standardError is not { } se || survival <= 0)
        {
            return default;
        }

        if (survival >= 1)
        {
            return new(1, 1);
        }

        switch (kind)
        {
            case BandKind.Plain:
                return new(Math.Max(0, survival - (z * se)), Math.Min(1, survival + (z * se)));
            case BandKind.Log:
                var factor = Math.Exp(z * se / survival);
                return new(survival / factor, Math.Min(1, survival * factor));
            default:
                var log = Math.Log(survival);
                var half = z * se / (survival * Math.Abs(log));
                return new(Math.Exp(log * Math.Exp(half)), Math.Exp(log * Math.Exp(-half)));
        }
    }
}
