using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>Takes what items add to cells.</summary>
/// <typeparam name="TSlice">How it names a slice.</typeparam>
internal interface ICellSink<TSlice>
    where TSlice : notnull
{
    /// <summary>What slices have in common.</summary>
    ISliceMeets<TSlice> Meets { get; }

    /// <summary>The slice of an item, asked once an item.</summary>
    TSlice SliceOf(ItemState item);

    /// <summary>Adds to one cell.</summary>
    void Add(TSlice slice, CellTable table, CellKind kind, long at, int bucket, int part, CellCount count);
}
