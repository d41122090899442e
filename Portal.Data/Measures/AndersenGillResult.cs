namespace Portal.Data.Measures;

/// <summary>Rate ratio of two groups on the log scale.</summary>
/// <param name="Coefficient">Log of the rate ratio.</param>
/// <param name="NaiveError">Standard error with events as independent.</param>
/// <param name="RobustError">Standard error by subject.</param>
public sealed record AndersenGillResult(double Coefficient, double NaiveError, double RobustError)
{
    /// <summary>Rate of the second group over the first.</summary>
    public double RateRatio => Math.Exp(Coefficient);
}
