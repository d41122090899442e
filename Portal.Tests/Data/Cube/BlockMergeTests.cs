using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Cube;

namespace Portal.Tests.Data.Cube;

public sealed class BlockMergeTests
{
    private const int MostCells = 40;

    [Fact]
    public void Add_AnyChanges_LeavesTheSumsInOrderWithoutZeros() => Prop.ForAll(Blocks().ToArbitrary(), Blocks().ToArbitrary(), (cells, changes) =>
    {
        var expected = Sorted(cells.Concat(changes)
            .GroupBy(cell => cell with { Count = default })
            .Select(some => some.Key with { Count = some.Aggregate(default(CellCount), (sum, cell) => sum + cell.Count) }));

        BlockMerge.Add(CellTable.Flow, cells, changes);

        Assert.Equal(expected, cells);
    }).QuickCheckThrowOnFailure();

    /// <summary>Few places and small counts, so that many meet and some come to nothing.</summary>
    private static Gen<List<BlockCell>> Blocks() =>
        from length in Gen.Choose(0, MostCells)
        from cells in Gen.ArrayOf(
            from kind in Gen.Choose(0, 2)
            from at in Gen.Choose(0, 3)
            from bucket in Gen.Choose(0, 4)
            from n in Gen.Choose(-2, 2)
            select new BlockCell((CellKind)kind, 0, at, bucket, new CellCount(n, n * 7)), length)
        select Sorted(cells.DistinctBy(cell => cell with { Count = default }));

    private static List<BlockCell> Sorted(IEnumerable<BlockCell> cells) =>
        [.. cells.Where(cell => cell.Count != default).Order(Comparer<BlockCell>.Create((left, right) => BlockCell.Compare(CellTable.Flow, left, right)))];
}
