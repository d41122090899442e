using System.Runtime.InteropServices;

namespace Portal.Data.Measures;

/// <summary>Two limits, both included; null means not defined or not reached on that side.</summary>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ConfidenceInterval(double? Lower, double? Upper)
{
    /// <summary>The level of every published interval.</summary>
    public const double DefaultLevel = 0.95;
}
