using System.Runtime.InteropServices;

namespace Portal.Data.Measures;

/// <summary>
/// One item followed through time. It is at risk at age t when <c>Entry &lt; t &lt;= Exit</c>; all three in one unit.
/// </summary>
/// <param name="Entry">Age at which watching began; null means watched from issue, so that an exit at 0 counts.</param>
/// <param name="Exit">Age at the removal, or at the last moment that the item was known to be up.</param>
/// <param name="IsEvent">True when the item was removed at <paramref name="Exit"/>; false when it was still up (censored).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SurvivalObservation(double? Entry, double Exit, bool IsEvent)
{
    /// <summary>An item watched from issue.</summary>
    public SurvivalObservation(double exit, bool isEvent)
        : this(null, exit, isEvent)
    {
    }

    /// <summary>Whether there is any age at which the item is at risk; the others carry no information.</summary>
    public bool IsEverAtRisk => Entry is not { } entry || entry < Exit;
}
