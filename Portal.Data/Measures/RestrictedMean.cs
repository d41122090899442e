using System.Runtime.InteropServices;

namespace Portal.Data.Measures;

/// <summary>Restricted mean time up.</summary>
/// <param name="Tau">The horizon, in the unit of the observations.</param>
/// <param name="Mean">Area under the curve from 0 to tau.</param>
/// <param name="StandardError">Its standard error; terms with nobody left are dropped.</param>
/// <param name="IsTauBeyondLastTime">True when nothing was followed to tau and the curve is held flat from there.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RestrictedMean(double Tau, double Mean, double StandardError, bool IsTauBeyondLastTime);
