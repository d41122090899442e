using System.Runtime.InteropServices;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>The cells of one slice, or of several that are added, by table; several cells of the same key may stand in it.</summary>
internal sealed class SliceCells
{
    private readonly List<BlockCell>[] tables = [.. Enum.GetValues<CellTable>().Select(_ => new List<BlockCell>())];

    /// <summary>The cells of a table in no order.</summary>
    internal ReadOnlySpan<BlockCell> this[CellTable table] => CollectionsMarshal.AsSpan(tables[(int)table]);

    /// <summary>Blocks of the tables by group of notices, not decoded: a question sums them as it reads.</summary>
    internal List<BlockRow> GroupBlocks { get; } = [];

    /// <summary>The same as a list.</summary>
    internal IReadOnlyList<BlockCell> All(CellTable table) => tables[(int)table];

    /// <summary>The slices of a set that a filter asks for.</summary>
    internal static SliceCells Of(CellSet cells, ItemFilter filter)
    {
        var some = new SliceCells();
        foreach (var (key, count) in cells.Cells.Where(cell => cell.Key.Slice.IsIn(filter)))
        {
            some.tables[(int)key.Table].Add(new(key.Kind, key.Part, key.At, key.Bucket, count));
        }

        return some;
    }

    /// <summary>Adds one cell.</summary>
    internal void Add(CellTable table, in BlockCell cell) => tables[(int)table].Add(cell);

    /// <summary>Adds the cells of a block so many times; -1 takes them away.</summary>
    internal void Add(BlockRow block, int sign)
    {
        var cells = tables[(int)block.Table];
        var first = cells.Count;

        // Most cells take one or two bytes; growing step by step would copy them again and again
        cells.EnsureCapacity(first + (block.Cells.Length * 2 / 3));
        block.ReadTo(cells);
        for (var at = first; sign != 1 && at < cells.Count; at++)
        {
            cells[at] = cells[at] with { Count = new(cells[at].Count.N * sign, cells[at].Count.Micros * sign) };
        }
    }

    /// <summary>
    /// Sum modulo 2^128 of hash(cell) times count over the blocks of a stretch of the tables of the slice itself, its name as asked: anybody who adds up the same cells gets the same.
    /// Open items are apart: see <see cref="OpenItems.Digest"/>.
    /// </summary>
    internal UInt128 Digest(SliceKey name, CellStretch stretch)
    {
        var slice = CellHash.OfSlice(name);
        UInt128 sum = 0;
        for (var table = CellTable.Flow; table < CellTable.Open; table++)
        {
            foreach (var cell in this[table])
            {
                sum = stretch.Holds(table, cell.At) ? unchecked(sum + CellHash.Of(slice, table, cell.Kind, cell.At, cell.Bucket, cell.Part, cell.Count)) : sum;
            }
        }

        return sum;
    }
}
