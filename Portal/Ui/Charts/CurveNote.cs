namespace Portal.Ui.Charts;

/// <summary>A point of a curve that is worth its words: "half gone after 9 h".</summary>
public sealed record CurveNote(double Seconds, double Share, string Text);
