using System.Runtime.InteropServices;

namespace Portal.Data.Measures;

/// <summary>What came and went in a stretch of time, start outside and end inside.</summary>
/// <param name="Issued">Measured notices issued.</param>
/// <param name="Resolved">Removed.</param>
/// <param name="Released">Released.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LifecycleFlow(int Issued, int Resolved, int Released);
