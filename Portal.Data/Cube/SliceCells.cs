using System.Runtime.InteropServices;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>
/// The cells of one slice, or of several that are added: blocks as they are stored, and single cells beside them. Several cells of the same key may
/// stand in it. What a slice keeps by group of notices stands in the tables of the groups alone: their sum is the table without groups.
/// </summary>
internal sealed class SliceCells
{
    private static readonly CellTable[] Tables = Enum.GetValues<CellTable>();
    private readonly List<(BlockRow Block, int Times)>[] blocks = [.. Tables.Select(_ => new List<(BlockRow, int)>())];
    private readonly List<BlockCell>[] singles = [.. Tables.Select(_ => new List<BlockCell>())];
    private readonly List<BlockCell>?[] unpacked = new List<BlockCell>?[Tables.Length];

    /// <summary>
    /// All cells of a table in no order, groups of notices put together where the table does not tell them apart. Unpacked when first asked: sums read the blocks.
    /// </summary>
    internal ReadOnlySpan<BlockCell> this[CellTable table] => CollectionsMarshal.AsSpan(unpacked[(int)table] ??= Unpack(table));

    /// <summary>The slices of a set that a filter asks for.</summary>
    internal static SliceCells Of(CellSet cells, ItemFilter filter)
    {
        var some = new SliceCells();
        foreach (var (key, count) in cells.Cells.Where(cell => cell.Key.Slice.IsIn(filter)))
        {
            some.Add(key.Table, new(key.Kind, key.Part, key.At, key.Bucket, count));
        }

        return some;
    }

    /// <summary>Adds one cell.</summary>
    internal void Add(CellTable table, in BlockCell cell)
    {
        singles[(int)table].Add(cell);
        unpacked[(int)table] = null;
    }

    /// <summary>Adds the cells of a block so many times; -1 takes them away.</summary>
    internal void Add(BlockRow block, int times)
    {
        blocks[(int)block.Table].Add((block, times));
        unpacked[(int)block.Table] = null;
    }

    /// <summary>The blocks of a table.</summary>
    internal IReadOnlyList<(BlockRow Block, int Times)> Blocks(CellTable table) => blocks[(int)table];

    /// <summary>The single cells of a table.</summary>
    internal ReadOnlySpan<BlockCell> Singles(CellTable table) => CollectionsMarshal.AsSpan(singles[(int)table]);

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
            Add(table, table);
        }

        Add(CellTable.Straddle, CellTable.Straddle);
        Add(CellTable.RollUpStraddle, CellTable.Straddle);
        return sum;

        // What a roll-up keeps summed is named as what it is the sum of
        void Add(CellTable table, CellTable named)
        {
            foreach (ref readonly var cell in this[table])
            {
                sum = stretch.Holds(named, cell.At) ? unchecked(sum + CellHash.Of(slice, named, cell.Kind, cell.At, cell.Bucket, cell.Part, cell.Count)) : sum;
            }
        }
    }

    private List<BlockCell> Unpack(CellTable table)
    {
        var cells = new List<BlockCell>();
        AddUnpacked(table, cells);
        if (table.GroupTable() is { } grouped)
        {
            var first = cells.Count;
            AddUnpacked(grouped, cells);
            for (var at = first; at < cells.Count; at++)
            {
                cells[at] = cells[at] with { Part = 0 };
            }
        }

        return cells;
    }

    private void AddUnpacked(CellTable table, List<BlockCell> cells)
    {
        cells.AddRange(singles[(int)table]);
        var codec = new BlockCodec();
        foreach (var (block, times) in blocks[(int)table])
        {
            var first = cells.Count;
            codec.Read(block.Cells, table, (int)block.Period, cells);
            for (var at = first; times != 1 && at < cells.Count; at++)
            {
                cells[at] = cells[at] with { Count = new(cells[at].Count.N * times, cells[at].Count.Micros * times) };
            }
        }
    }
}
