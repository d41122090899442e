using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>What came back within one bucket of ages (From, To], and how many were watched: an estimate, and the fewest and the most that the cells allow.</summary>
/// <param name="From">Lower edge in seconds.</param>
/// <param name="To">Upper edge in seconds.</param>
/// <param name="First">Items back for the first time.</param>
/// <param name="All">Times back at all.</param>
/// <param name="AtRisk">Items followed so long and not back before.</param>
/// <param name="Followed">Items followed so long.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReturnStep(double From, double To, long First, long All, Bounded AtRisk, Bounded Followed);
