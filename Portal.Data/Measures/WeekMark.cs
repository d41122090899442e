namespace Portal.Data.Measures;

/// <summary>A week on a chart.</summary>
/// <param name="Week">Its items.</param>
/// <param name="Limits">Limits of ordinary variation, inside [0, 1].</param>
/// <param name="Signal">+1 where a colouring rule marks it as more on time, -1 as less, 0 unmarked.</param>
/// <param name="IsOutside">Beyond a limit.</param>
public sealed record WeekMark(WeekPoint Week, ConfidenceInterval Limits, int Signal, bool IsOutside);
