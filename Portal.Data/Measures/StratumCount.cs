using System.Runtime.InteropServices;

namespace Portal.Data.Measures;

/// <summary>What one provider had in one stratum (category x regime x quarter).</summary>
/// <param name="Unit">The provider.</param>
/// <param name="Stratum">The stratum.</param>
/// <param name="Late">Items late.</param>
/// <param name="Due">Items due.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StratumCount(string Unit, string Stratum, long Late, long Due);
