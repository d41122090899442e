namespace Portal.Data.Cube;

/// <summary>Mean number of times back of a removed item by an age.</summary>
/// <param name="Mean">The mean; null where no removed item has been followed so long.</param>
/// <param name="RobustError">Its standard error by item; null where cells, which don't keep single items, gave the mean.</param>
/// <param name="Bounds">The limits that hold the exact mean where cells gave it; null where items did.</param>
public sealed record MeanReturns(double? Mean, double? RobustError, Bounded? Bounds);
