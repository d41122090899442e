using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>What waits to become a row of the ledger of one slice.</summary>
internal sealed class LedgerPage
{
    private readonly ByteWriter bytes = new();
    private readonly BitWriter bits = new();
    private readonly LedgerMeans means = new();

    internal LedgerPage()
    {
        bytes.Byte(LedgerCodec.Form);
        bits.Begin(bytes);
    }

    /// <summary>Bytes so far.</summary>
    internal int Length => bytes.Length;

    /// <summary>The instant of the last change told, in microseconds; 0 at the start.</summary>
    internal long KnownAt { get; private set; }

    /// <summary>The earliest instant told.</summary>
    internal long FirstKnownAt { get; private set; } = long.MaxValue;

    /// <summary>The latest instant told.</summary>
    internal long LastKnownAt { get; private set; } = long.MinValue;

    /// <summary>Begins the record of a notice.</summary>
    internal void PutHead(int head) => Put(LedgerField.Head, (ulong)head + 1, LedgerCodec.Second);

    /// <summary>Appends a number of a record with times in some unit.</summary>
    internal void Put(LedgerField field, ulong value, long unit) => RiceCode.Write(bits, ref means.Of(field, unit), value);

    internal void PutSigned(LedgerField field, long value, long unit) => Put(field, RiceCode.Fold(value), unit);

    /// <summary>Appends what is told of an item.</summary>
    internal void PutMask(int way, int mask, long unit)
    {
        var place = means.PlaceOf(way, mask);
        Put(LedgerField.Mask, (ulong)place, unit);
        if (place == LedgerMeans.Masks)
        {
            bits.Bits((ulong)mask, LedgerCodec.MaskBits);
        }
    }

    /// <summary>Notes the instant of a change.</summary>
    internal void Tell(long knownAt)
    {
        KnownAt = knownAt;
        FirstKnownAt = Math.Min(FirstKnownAt, knownAt);
        LastKnownAt = Math.Max(LastKnownAt, knownAt);
    }

    /// <summary>Closes the page.</summary>
    internal LedgerRow ToRow(long sliceId, long seq)
    {
        Put(LedgerField.Head, 0, LedgerCodec.Second);
        bits.End();
        BlockCheck.Write(bytes, 0);
        return new() { SliceId = sliceId, Seq = seq, FirstKnownAt = FirstKnownAt, LastKnownAt = LastKnownAt, Changes = bytes.Written.ToArray() };
    }
}
