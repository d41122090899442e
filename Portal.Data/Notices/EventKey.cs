using System.Runtime.InteropServices;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Stands for an event id of one source in the index of ids. Ids mostly end in a number that counts up, so an id is taken apart into what stands
/// before its number, of which 80 bits of a hash are kept, and the last eight bits of the number, which are kept as they are: ids that follow one
/// another stand together. Among a billion events two different ids meet with a probability below one in a million.
/// </summary>
/// <param name="High">The first 64 bits of the hash.</param>
/// <param name="Low">The last 16 bits of the hash, then the last eight of the number and one; of no number zero.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EventKey(ulong High, uint Low)
{
    /// <summary>Bits of the number that are kept as they are.</summary>
    internal const int NumberBits = 8;

    private const ulong Seed = 0x2545F4914F6CDD1D;

    /// <summary>The number by which databases, which know no unsigned numbers, keep keys in order.</summary>
    internal long Place => unchecked((long)(High ^ (1UL << 63)));

    /// <summary>Spreads keys over a table of a power of two, also those that follow one another.</summary>
    internal ulong Spread => TextHash.Fold(High ^ Seed, ((ulong)Low << 1) | 1 | (1UL << 40));

    internal static EventKey Of(string eventId)
    {
        var parts = EventIdParts.Of(eventId);
        var number = (uint)(parts.Number + 1);

        // All of the number but its last bits belongs to what is hashed
        var rest = (ulong)(number >> NumberBits);
        var text = eventId.AsSpan(0, parts.Stem);
        var low = (uint)(TextHash.Of(text, TextHash.Fold(~Seed, rest ^ Seed)) & ushort.MaxValue);
        return new(TextHash.Of(text, TextHash.Fold(Seed, rest ^ ~Seed)), (low << NumberBits) | (number & ((1 << NumberBits) - 1)));
    }

    internal static int Compare(EventKey left, EventKey right) => left.High != right.High ? left.High.CompareTo(right.High) : left.Low.CompareTo(right.Low);
}
