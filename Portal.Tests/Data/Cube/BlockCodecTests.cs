using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Cube;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Cube;

public sealed class BlockCodecTests
{
    private const int Year = 54;
    private static readonly CellTable[] Tables = Enum.GetValues<CellTable>();

    [Fact]
    public void Read_AnySortedCells_GivesThemBack() => Prop.ForAll(Blocks().ToArbitrary(), block =>
    {
        var (table, cells) = block;
        return Read(table, Write(table, cells)).SequenceEqual(cells);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_RealNotices_GivesTheirCellsBack()
    {
        var blocks = StoredCells.Expected(StoredCells.Finest(SyntheticNotices.Items(SyntheticNotices.Events("dirty", 1500, 91)))).Cells
            .GroupBy(cell => (cell.Key.Slice, cell.Key.Table, Period: BlockPeriods.Of(cell.Key.Table, cell.Key.At))).ToArray();

        Assert.True(blocks.Length > 1000);
        var codec = new BlockCodec();
        foreach (var block in blocks)
        {
            var cells = block.Select(cell => new BlockCell(cell.Key.Kind, cell.Key.Part, cell.Key.At, cell.Key.Bucket, cell.Value)).ToList();
            cells.Sort((left, right) => BlockCell.Compare(block.Key.Table, left, right));
            var writer = new ByteWriter();
            codec.Write(writer, block.Key.Table, block.Key.Period, CollectionsMarshal.AsSpan(cells));
            var back = new List<BlockCell>();
            codec.Read(writer.Written, block.Key.Table, block.Key.Period, back);

            Assert.Equal(cells, back);
        }
    }

    [Fact]
    public void Write_SameKindTwice_TakesHardlyMoreThanOnce()
    {
        List<BlockCell> removed = [.. Enumerable.Range(0, 300).Select(day => new BlockCell(CellKind.Removed, 0, 19_968 + day, 0, new(1 + (day % 7), 1_000_000L * day * 37)))];
        var alone = Write(CellTable.Flow, removed);

        var both = Write(CellTable.Flow, [.. removed, .. removed.Select(cell => cell with { Kind = CellKind.RemovedChecked })]);

        Assert.InRange(both.Length - alone.Length, 0, 4);
    }

    [Fact]
    public void Read_AnyBitFlipped_IsRefused()
    {
        var bytes = Write(CellTable.Cohort, [.. Enumerable.Range(0, 60).Select(at => new BlockCell(CellKind.Removed, 0, 12 * Year, 3 * at, new(1 + (at % 3), 0)))]);
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<InvalidDataException>(() => Read(CellTable.Cohort, bytes));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(15UL)]
    [InlineData(16UL)]
    [InlineData(1UL << 40)]
    [InlineData(ulong.MaxValue)]
    public void RiceCode_AnyNumberAfterAnyOther_ComesBack(ulong number)
    {
        ulong[] numbers = [number, 3, number, 1UL << 20, number, 0, ulong.MaxValue, number];
        var bytes = new ByteWriter();
        var writer = new BitWriter();
        writer.Begin(bytes);
        var mean = 0U;
        foreach (var one in numbers)
        {
            RiceCode.Write(writer, ref mean, one);
        }

        writer.End();
        var reader = new BitReader(bytes.Written, bytes.Length);
        mean = 0;
        foreach (var one in numbers)
        {
            Assert.Equal(one, RiceCode.Read(ref reader, ref mean));
        }

        reader.RequireEnd();
    }

    private static Gen<(CellTable Table, List<BlockCell> Cells)> Blocks()
    {
        var counts = Gen.Frequency((8, Gen.Choose(1, 5).Select(n => (long)n)), (2, Gen.Choose(-3, 4000).Select(n => (long)n)), (1, Gen.Elements(long.MinValue, long.MaxValue, 0L)));
        var sums = Gen.Frequency((6, Gen.Choose(0, 86_399).Select(s => s * 1_000_000L)), (1, Gen.Choose(0, int.MaxValue).Select(s => (long)s)), (1, Gen.Elements(long.MinValue, long.MaxValue, -1L)));
        return from table in Gen.Elements(Tables)
               from kinds in Gen.Elements<CellKind[]>([CellKind.Removed, CellKind.Released], [CellKind.Removed, CellKind.RemovedChecked], [CellKind.Reappeared, CellKind.FirstReappeared])
               from cells in (from kind in Gen.Elements(kinds)
                              from part in Gen.Choose(0, table >= CellTable.Open ? 25 : 0)
                              from month in Gen.Choose(0, 11)
                              from place in Gen.Choose(0, 400)
                              from n in counts
                              from micros in sums
                              select CellOf(table, kind, part, month, place, n, table == CellTable.Flow ? micros : 0)).ListOf()
               select (table, Sorted(table, cells));
    }

    private static BlockCell CellOf(CellTable table, CellKind kind, int part, int month, int place, long n, long micros) => table switch
    {
        CellTable.Open => new(CellKind.OnlineLimited, part, BlockPeriods.StartOf(table, Year * 12) + (place * 6_543_210_001L), 86_400 * (month - 2), new(n == 0 ? 1 : n, 0)),
        CellTable.Flow or CellTable.Due => new(kind, part, BlockPeriods.StartOf(table, Year) + (place % BlockPeriods.Days), 0, new(n == 0 && micros == 0 ? 1 : n, micros)),
        CellTable.Cluster => new(kind, part, (Year * BlockPeriods.Months) + month, 0, new(n == 0 ? 1 : n, 0)),
        _ => new(kind, part, (Year * BlockPeriods.Months) + month, place, new(n == 0 ? 1 : n, 0)),
    };

    private static List<BlockCell> Sorted(CellTable table, IEnumerable<BlockCell> cells)
    {
        var sorted = cells.ToList();
        sorted.Sort((left, right) => BlockCell.Compare(table, left, right));
        return [.. sorted.Where((cell, at) => at == 0 || BlockCell.Compare(table, sorted[at - 1], cell) != 0)];
    }

    private static int PeriodOf(CellTable table) => table == CellTable.Open ? Year * 12 : Year;

    private static byte[] Write(CellTable table, List<BlockCell> cells)
    {
        var writer = new ByteWriter();
        new BlockCodec().Write(writer, table, PeriodOf(table), CollectionsMarshal.AsSpan(cells));
        return writer.Written.ToArray();
    }

    private static List<BlockCell> Read(CellTable table, byte[] bytes)
    {
        var cells = new List<BlockCell>();
        new BlockCodec().Read(bytes, table, PeriodOf(table), cells);
        return cells;
    }
}
