using System.Runtime.InteropServices;

namespace Portal.Data.Notices;

/// <summary>An event whose id was there already.</summary>
/// <param name="Ticket">What its sender knows it by, such as its line.</param>
/// <param name="From">Where its bytes begin.</param>
/// <param name="Length">How many they are.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RepeatedRow(long Ticket, int From, int Length);
