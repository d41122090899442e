namespace Portal.Data.Cube;

/// <summary>Mean number of times back of a removed item by an age.</summary>
/// <param name="Mean">The mean; null where no removed item has been followed so long.</param>
/// <param name="RobustError">Its standard error by item; null where cells, which don't keep single items, gave the mean.</param>
public sealed record MeanReturns(double? Mean, double? RobustError);
