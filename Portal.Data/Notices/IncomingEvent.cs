using System.Runtime.InteropServices;

namespace Portal.Data.Notices;

/// <summary>What is looked at before an event is kept.</summary>
/// <param name="Start">Where its bytes begin.</param>
/// <param name="Length">How many they are.</param>
/// <param name="Notice">Its notice.</param>
/// <param name="Key">Stands for its id.</param>
/// <param name="Provider">The provider's code; null where not given.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IncomingEvent(int Start, int Length, ReferenceHash Notice, EventKey Key, string? Provider);
