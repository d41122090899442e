using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>So many items with a limit of so many seconds from receipt.</summary>
/// <param name="Seconds">Length of the limit.</param>
/// <param name="Items">Items.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LimitCount(long Seconds, long Items);
