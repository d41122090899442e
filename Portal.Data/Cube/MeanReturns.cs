namespace Portal.Data.Cube;

/// <summary>Mean number of times back of a removed item by an age.</summary>
/// <param name="Mean">The mean; null where no removed item has been followed so long.</param>
/// <param name="RobustError">Its standard error by notice, of Lawless and Nadeau; null where it can't be estimated.</param>
/// <param name="Bounds">The limits that hold the exact mean where cells gave it; null where items did.</param>
/// <param name="WhyNoError">Why there is a mean and no standard error; null where there is one.</param>
public sealed record MeanReturns(double? Mean, double? RobustError, Bounded? Bounds, string? WhyNoError)
{
    internal const string Alike = "one notice, or notices that all went alike, show no spread";
    internal const string NoneBack = "none was back, so there is no spread to estimate";

    /// <summary>No mean.</summary>
    internal static MeanReturns None { get; } = new(null, null, null, null);
}
