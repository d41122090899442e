using System.Runtime.InteropServices;

namespace Portal.Data.Measures;

/// <summary>An item seen by checks only: it went somewhere in (LastAlive, FirstGone]. Ages since the notice, one unit.</summary>
/// <param name="LastAlive">Age at the last check that found it.</param>
/// <param name="FirstGone">Age at the first check that did not; null while it is still up.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CheckedItem(double LastAlive, double? FirstGone);
