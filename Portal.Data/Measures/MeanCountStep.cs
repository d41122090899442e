using System.Runtime.InteropServices;

namespace Portal.Data.Measures;

/// <summary>The mean cumulative function at one age.</summary>
/// <param name="Time">The age.</param>
/// <param name="AtRisk">Stretches with start &lt; age &lt;= stop.</param>
/// <param name="Events">Events at this age.</param>
/// <param name="Mean">Mean number of events a subject up to and including this age.</param>
/// <param name="RobustError">Its standard error by subject (Lawless and Nadeau 1995).</param>
/// <param name="PoissonError">sqrt(sum dN/Y^2), right only if events come independently.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MeanCountStep(double Time, int AtRisk, int Events, double Mean, double RobustError, double PoissonError);
