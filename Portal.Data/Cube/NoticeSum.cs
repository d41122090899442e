using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>The items of one notice in one slice that fall due in a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="OnTime">Those on time.</param>
/// <param name="Items">All of them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NoticeSum(long Month, long OnTime, long Items);
