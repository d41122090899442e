using System.Buffers.Binary;

namespace Portal.Data.Notices;

/// <summary>
/// The group of a notice for intervals that leave out one group at a time. It follows from the keyed hash of the reference,
/// so that another database with the same key gives the same interval.
/// </summary>
public static class NoticeGroup
{
    /// <summary>Number of groups.</summary>
    public const int Count = 20;

    /// <summary>The group of a notice's hashed reference, 0 to 19.</summary>
    public static int Of(ReadOnlySpan<byte> reference) => (int)(BinaryPrimitives.ReadUInt64LittleEndian(reference) % Count);
}
