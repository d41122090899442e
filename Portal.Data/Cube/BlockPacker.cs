using System.Runtime.InteropServices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Makes the bytes of blocks. For one thread.</summary>
internal sealed class BlockPacker
{
    private readonly ByteWriter writer = new();
    private readonly BlockCodec codec = new();
    private readonly List<BlockCell> stored = [];
    private readonly List<BlockCell> added = [];

    /// <summary>The bytes of a block with changes added; null where nothing is left.</summary>
    internal byte[]? Sum(in BlockChange change, byte[]? block)
    {
        added.Clear();
        change.ReadTo(added);
        if (block is null)
        {
            return added.Count == 0 ? null : Bytes(change.Table, change.Period, added);
        }

        stored.Clear();
        codec.Read(block, change.Table, change.Period, stored);
        BlockMerge.Add(change.Table, stored, added);
        return stored.Count == 0 ? null : Bytes(change.Table, change.Period, stored);
    }

    /// <summary>The bytes of sorted cells.</summary>
    internal byte[] Bytes(CellTable table, int period, List<BlockCell> cells)
    {
        writer.Clear();
        codec.Write(writer, table, period, CollectionsMarshal.AsSpan(cells));
        return writer.Written.ToArray();
    }
}
