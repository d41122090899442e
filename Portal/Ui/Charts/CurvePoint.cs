namespace Portal.Ui.Charts;

/// <summary>A step of a curve: from this time on, this share is still online.</summary>
/// <param name="Seconds">Time since the clock started.</param>
/// <param name="Share">Share still online just after this time, 0 to 1.</param>
/// <param name="Low">Lower end of the band; null where it is not defined.</param>
/// <param name="High">Upper end of the band; null where it is not defined.</param>
public sealed record CurvePoint(double Seconds, double Share, double? Low = null, double? High = null);
