namespace Portal.Ui.Charts;

/// <summary>A step curve with its name.</summary>
/// <param name="Name">What a reader calls it, written at the line.</param>
/// <param name="Points">Steps at the times of events, in order of time; all is online before the first.</param>
/// <param name="ObservedUntilSeconds">Where the line ends; null means at the last step.</param>
public sealed record Curve(string Name, IReadOnlyList<CurvePoint> Points, double? ObservedUntilSeconds = null);
