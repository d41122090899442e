namespace Portal.Data.Cube;

/// <summary>A block as it is stored.</summary>
internal record BlockRow
{
    public required long SliceId { get; init; }

    public required long CellTable { get; init; }

    public required long Period { get; init; }

    public required byte[] Cells { get; init; }

    internal CellTable Table => (CellTable)CellTable;

    /// <summary>Appends its cells to a list.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal void ReadTo(List<BlockCell> cells) => new BlockCodec().Read(Cells, Table, (int)Period, cells);
}
