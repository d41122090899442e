using System.Runtime.InteropServices;

namespace Portal.Data.Regimes;

/// <summary>Length of a time limit.</summary>
/// <param name="Amount">Positive count of units.</param>
/// <param name="Unit">What is counted.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TimeLimit(int Amount, LimitUnit Unit);
