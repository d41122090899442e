using System.Runtime.InteropServices;

namespace Portal.Data.Measures;

/// <summary>How many of how many were on time.</summary>
/// <param name="OnTime">Successes.</param>
/// <param name="Due">All that count.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OnTimeCount(long OnTime, long Due);
