using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>What waits to become a row of the ledger of one slice.</summary>
internal sealed class LedgerPage
{
    /// <summary>The bytes so far.</summary>
    internal ByteWriter Bytes { get; } = new();

    /// <summary>The instant of the last change told, in microseconds; 0 at the start.</summary>
    internal long KnownAt { get; private set; }

    /// <summary>The earliest instant told.</summary>
    internal long FirstKnownAt { get; private set; } = long.MaxValue;

    /// <summary>The latest instant told.</summary>
    internal long LastKnownAt { get; private set; } = long.MinValue;

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
        BlockCheck.Write(Bytes, 0);
        return new() { SliceId = sliceId, Seq = seq, FirstKnownAt = FirstKnownAt, LastKnownAt = LastKnownAt, Changes = Bytes.Written.ToArray() };
    }
}
