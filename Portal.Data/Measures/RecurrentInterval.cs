using System.Runtime.InteropServices;

namespace Portal.Data.Measures;

/// <summary>A stretch of watching one subject: at risk at age t when <c>Start &lt; t &lt;= Stop</c>.</summary>
/// <param name="Subject">Whose stretch it is.</param>
/// <param name="Start">Age at its start.</param>
/// <param name="Stop">Age at its end.</param>
/// <param name="IsEvent">True when the event happened at <paramref name="Stop"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RecurrentInterval(string Subject, double Start, double Stop, bool IsEvent);
