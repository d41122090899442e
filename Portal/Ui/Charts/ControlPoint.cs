namespace Portal.Ui.Charts;

/// <summary>A week of a control chart.</summary>
/// <param name="Name">The week as the axis says it.</param>
/// <param name="Share">Share that met the limit; null breaks the line.</param>
/// <param name="Lower">Lower control limit of this week.</param>
/// <param name="Upper">Upper control limit of this week.</param>
/// <param name="IsOutside">Beyond a limit: drawn as a square.</param>
/// <param name="Signal">Marked by another colouring rule, +1 upwards, -1 downwards: drawn as a hollow square.</param>
public sealed record ControlPoint(string Name, double? Share, double? Lower = null, double? Upper = null, bool IsOutside = false, int Signal = 0);
