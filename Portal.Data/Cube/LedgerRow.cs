namespace Portal.Data.Cube;

/// <summary>A row of the ledger as it is stored.</summary>
internal sealed record LedgerRow
{
    public required long SliceId { get; init; }

    public required long Seq { get; init; }

    public required long FirstKnownAt { get; init; }

    public required long LastKnownAt { get; init; }

    public required byte[] Changes { get; init; }

    /// <summary>Appends its changes to a list.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal void ReadTo(List<LedgerCell> changes, LedgerReader reader) => reader.Read(Changes, changes);
}
