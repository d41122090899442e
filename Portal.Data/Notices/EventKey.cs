using System.Runtime.InteropServices;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Stands for an event id of one source in the index of ids: 80 bits of a hash, so that among a billion events two different ids meet with a
/// probability below one in a million.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EventKey(ulong High, ushort Low)
{
    private const ulong Seed = 0x2545F4914F6CDD1D;

    /// <summary>The number by which databases, which know no unsigned numbers, keep keys in order.</summary>
    internal long Place => PlaceOf(High);

    internal static EventKey Of(string eventId) => new(TextHash.Of(eventId, Seed), unchecked((ushort)TextHash.Of(eventId, ~Seed)));

    internal static int Compare(EventKey left, EventKey right) => left.High != right.High ? left.High.CompareTo(right.High) : left.Low.CompareTo(right.Low);

    private static long PlaceOf(ulong high) => unchecked((long)(high ^ (1UL << 63)));
}
