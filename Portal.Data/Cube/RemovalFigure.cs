using System.Runtime.InteropServices;
using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>One figure read from a curve, with its intervals, or the reason why there is none.</summary>
/// <param name="Value">The figure; null where the data cannot give it.</param>
/// <param name="Interval">95 % by leaving out one group of notices at a time: the one to publish.</param>
/// <param name="BandInterval">95 % read off the curve's own band; null limits for figures that have none.</param>
/// <param name="Because">Why the value or its interval is missing; null where neither is.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RemovalFigure(double? Value, ConfidenceInterval Interval, ConfidenceInterval BandInterval, string? Because);
