namespace Portal.Data.Measures;

/// <summary>Areas under a survival curve (Irwin 1949; variance as in Klein and Moeschberger, section 4.5).</summary>
internal static class RestrictedMeanCalculator
{
    internal static RestrictedMean Calculate(SurvivalCurve curve, double tau)
    {
        var (area, variance) = (0.0, 0.0);
        var end = tau;
        for (var i = curve.IndexAt(tau); i >= 0; i--)
        {
            var step = curve.Steps[i];
            area += step.Survival * (end - step.Time);
            end = step.Time;
            if (step.AtRisk > step.Events)
            {
                variance += area * area * step.Events / step.AtRisk / (step.AtRisk - step.Events);
            }
        }

        return new(tau, area + end, Math.Sqrt(variance), curve.LastTime is not { } last || tau > last);
    }
}
