namespace Portal.Data.Cube;

/// <summary>The rows of the cube inside one transaction, many at a time; each database has its own fast way.</summary>
internal interface ICubeRows : IAsyncDisposable
{
    /// <summary>Adds slices and returns their ids in the same order.</summary>
    Task<IReadOnlyList<long>> AddSlicesAsync(IReadOnlyList<SliceRow> slices, CancellationToken cancellation);

    /// <summary>The bytes of blocks in the same order; null where there is none.</summary>
    Task<IReadOnlyList<byte[]?>> FindAsync(IReadOnlyList<BlockPlace> places, CancellationToken cancellation);

    /// <summary>Puts blocks in the place of what may stand there; null takes a block away.</summary>
    Task PutAsync(IReadOnlyList<(BlockPlace Place, byte[]? Cells)> blocks, CancellationToken cancellation);

    /// <summary>Appends rows to the ledger.</summary>
    Task AppendAsync(IReadOnlyList<LedgerRow> rows, CancellationToken cancellation);
}
