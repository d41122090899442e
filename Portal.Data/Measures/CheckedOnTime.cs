using System.Runtime.InteropServices;

namespace Portal.Data.Measures;

/// <summary>On-time answer from checks.</summary>
/// <param name="Count">All items.</param>
/// <param name="CertainlyOnTime">Gone at or before the deadline.</param>
/// <param name="CertainlyLate">Found after the deadline.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CheckedOnTime(int Count, int CertainlyOnTime, int CertainlyLate)
{
    /// <summary>The checks lie so that nobody can say.</summary>
    public int Undetermined => Count - CertainlyOnTime - CertainlyLate;

    /// <summary>[certain / n, (certain + undetermined) / n]; undefined without items. Publish the lower end as the rate.</summary>
    public ConfidenceInterval Bracket => Count == 0
        ? default
        : new((double)CertainlyOnTime / Count, (double)(Count - CertainlyLate) / Count);
}
