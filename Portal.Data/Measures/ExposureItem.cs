using System.Runtime.InteropServices;
using NodaTime;

namespace Portal.Data.Measures;

/// <summary>One spell of an item online, with the instants that split it.</summary>
/// <param name="From">First seen online; the notice if that is all there is.</param>
/// <param name="NoticeAt">When the provider received the notice.</param>
/// <param name="DeadlineAt">The deadline in force; null where no limit applies.</param>
/// <param name="To">Removal or release; null while it is online.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ExposureItem(Instant From, Instant NoticeAt, Instant? DeadlineAt, Instant? To);
