namespace Portal.Data.Storage;

/// <summary>Appends bits to bytes, low bits first. Without a target it only counts them.</summary>
internal sealed class BitWriter
{
    private const int Most = 56;
    private ByteWriter? target;
    private ulong pending;
    private int waiting;

    /// <summary>Bits written.</summary>
    internal long Length { get; private set; }

    /// <summary>Starts anew, at a whole byte of the target.</summary>
    internal void Begin(ByteWriter? bytes) => (target, pending, waiting, Length) = (bytes, 0, 0, 0);

    /// <summary>The low bits of a value, 64 at most.</summary>
    internal void Bits(ulong value, int count)
    {
        if (count > Most)
        {
            Bits(value & ((1UL << 32) - 1), 32);
            (value, count) = (value >> 32, count - 32);
        }

        Length += count;
        if (target is null)
        {
            return;
        }

        pending |= value << waiting;
        for (waiting += count; waiting >= 8; waiting -= 8)
        {
            target.Byte((byte)(pending & 0xFF));
            pending >>= 8;
        }
    }

    internal void Bit(bool isSet) => Bits(isSet ? 1UL : 0, 1);

    /// <summary>Fills the last byte.</summary>
    internal void End()
    {
        if (waiting > 0)
        {
            Bits(0, 8 - waiting);
        }
    }
}
