namespace Portal.Ui.Charts;

/// <summary>A part of a stacked bar.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Share">Its share of the bar, 0 to 1.</param>
/// <param name="Label">Its words on the main bar, and on the others if they fit: "Met 71.4%".</param>
public sealed record SplitPart(SplitKind Kind, double Share, string Label);
