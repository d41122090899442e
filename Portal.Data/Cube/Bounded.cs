using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>A number read from cells with limits that hold the number that the items themselves would give.</summary>
/// <param name="Value">Estimate; null when not reached.</param>
/// <param name="Lowest">Never above the exact number; null when open.</param>
/// <param name="Highest">Never below it; null when open.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Bounded(double? Value, double? Lowest, double? Highest);
