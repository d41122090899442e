using System.Runtime.InteropServices;

namespace Portal.Data.Measures;

/// <summary>An item on a common time axis.</summary>
/// <param name="IssuedAt">Its issue, seconds after some epoch.</param>
/// <param name="ResolvedAt">Its removal, seconds after the same epoch; null while it is up.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DatedItem(double IssuedAt, double? ResolvedAt);
