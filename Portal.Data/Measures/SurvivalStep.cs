using System.Runtime.InteropServices;

namespace Portal.Data.Measures;

/// <summary>One distinct exit time of a survival curve.</summary>
/// <param name="Time">The age, in the unit of the observations.</param>
/// <param name="AtRisk">Items with entry &lt; time &lt;= exit.</param>
/// <param name="Events">Removals at this age; they come before censorings of the same age.</param>
/// <param name="Censored">Items last seen up at this age.</param>
/// <param name="Survival">Share still up just after this age, 0..1.</param>
/// <param name="StandardError">Standard error of <paramref name="Survival"/>; null where survival is 0.</param>
/// <param name="CumulativeHazard">Nelson-Aalen sum of events / at risk up to here.</param>
/// <param name="HazardStandardError">sqrt(sum events / at risk squared).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SurvivalStep(
    double Time,
    int AtRisk,
    int Events,
    int Censored,
    double Survival,
    double? StandardError,
    double CumulativeHazard,
    double HazardStandardError);
