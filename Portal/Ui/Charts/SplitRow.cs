namespace Portal.Ui.Charts;

/// <summary>A stacked bar with its name.</summary>
/// <param name="Label">What the bar is about.</param>
/// <param name="Parts">Its parts from the start; together at most 1.</param>
/// <param name="Note">A second, quieter line: "48,210 items due".</param>
/// <param name="Low">Lower end of the interval of the first part's edge.</param>
/// <param name="High">Upper end of that interval.</param>
/// <param name="IntervalText">The interval in words, on the main bar.</param>
public sealed record SplitRow(
    string Label, IReadOnlyList<SplitPart> Parts, string? Note = null, double? Low = null, double? High = null, string? IntervalText = null);
