using System.Runtime.InteropServices;

namespace Portal.Data.Notices;

/// <summary>An event whose id was there already.</summary>
/// <param name="Line">Its line, or whatever else its sender knows it by.</param>
/// <param name="From">Where its bytes begin.</param>
/// <param name="Length">How many they are.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RepeatedRow(long Line, int From, int Length);
