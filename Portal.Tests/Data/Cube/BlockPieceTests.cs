using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Cube;
using Portal.Data.Storage;

namespace Portal.Tests.Data.Cube;

public sealed class BlockPieceTests
{
    private const int Year = 54;
    private const long Start = Year * BlockPeriods.Months;

    [Fact]
    public void Of_AnyMonthsOfALongBlock_AddUpToItsCells() => Prop.ForAll(Cases().ToArbitrary(), one =>
    {
        var (table, cells, first, end) = one;
        var block = Block(table, cells);

        var sums = Sums(BlockPiece.Of(block, 1, Start + first, Start + end));

        var expected = cells.Where(cell => cell.At >= Start + first && cell.At < Start + end)
            .GroupBy(cell => (cell.Kind, cell.Part, cell.Bucket)).ToDictionary(group => group.Key, group => group.Sum(cell => cell.Count.N));
        return MonthSections.Are(block.Cells)
            && sums.Where(sum => sum.Value != 0).ToHashSet().SetEquals(expected.Where(sum => sum.Value != 0));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void Read_LongBlock_GivesItsCellsBackInOrder() => Prop.ForAll(Cases().ToArbitrary(), one =>
    {
        var back = new List<BlockCell>();
        Block(one.Table, one.Cells).ReadTo(back);
        return back.SequenceEqual(one.Cells);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void Of_WholeYear_ReadsTheSumOfItsMonths()
    {
        var block = Block(CellTable.GroupCohort, Dense(CellTable.GroupCohort, 1));

        var year = BlockPiece.Of(block, 1, Start - 3, Start + 15);
        var most = BlockPiece.Of(block, -2, Start, Start + 10);

        Assert.Equal(1, Assert.Single(year).Times);
        Assert.InRange(year[0].Length, 1, block.Cells.Length / 5);
        Assert.Equal([-2, 2, 2], most.Select(piece => piece.Times));
        Assert.Empty(BlockPiece.Of(block, 1, Start + 12, Start + 20));
    }

    [Fact]
    public void Of_ShortBlock_IsReadAtOnce()
    {
        var block = Block(CellTable.Cohort, [.. Enumerable.Range(0, 60).Select(at => new BlockCell(CellKind.Removed, 0, Start + (at / 6), at % 6, new(1, 0)))]);

        var piece = Assert.Single(BlockPiece.Of(block, 1, Start + 2, Start + 4));

        Assert.Equal(12, Sums([piece]).Values.Sum());
    }

    [Fact]
    public void Read_SectionsThatEndElsewhere_AreRefused()
    {
        var block = Block(CellTable.GroupCohort, Dense(CellTable.GroupCohort, 2));
        var writer = new ByteWriter();
        writer.Bytes(block.Cells.AsSpan()[..^5]);
        BlockCheck.Write(writer, 0);
        var cut = block with { Cells = writer.Written.ToArray() };

        Assert.Throws<InvalidDataException>(() => BlockPiece.Of(cut, 1, Start, Start + 1));
        Assert.Throws<InvalidDataException>(() => cut.ReadTo([]));
    }

    private static Dictionary<(CellKind, int, int), long> Sums(IEnumerable<BlockPiece> pieces)
    {
        var sums = new Dictionary<(CellKind, int, int), long>();
        var buffer = new RunBuffer();
        foreach (var piece in pieces)
        {
            var runs = piece.Runs(buffer);
            while (runs.Next())
            {
                for (var at = 0; piece.Counts(runs.At) && at < runs.Places.Length; at++)
                {
                    var key = (runs.Kind, runs.Part, runs.Places[at]);
                    sums[key] = sums.GetValueOrDefault(key) + (piece.Times * runs.Counts[at]);
                }
            }
        }

        return sums;
    }

    private static Gen<(CellTable Table, List<BlockCell> Cells, int First, int End)> Cases() =>
        from table in Gen.Elements(CellTable.Cohort, CellTable.GroupPeriod, CellTable.GroupSnapshot, CellTable.Recurrence, CellTable.Acknowledgement)
        from seed in Gen.Choose(1, 1_000_000)
        from first in Gen.Choose(-2, 12)
        from length in Gen.Choose(1, 14)
        select (table, Dense(table, seed), first, first + length);

    // Nearly every bucket of every month, some of them below zero, and some months that hold nothing
    private static List<BlockCell> Dense(CellTable table, int seed)
    {
        var state = (ulong)seed;
        var cells = new List<BlockCell>();
        foreach (var kind in (CellKind[])[CellKind.Removed, CellKind.Released])
        {
            for (var part = 0; part < (table >= CellTable.GroupCohort ? 4 : 1); part++)
            {
                for (var month = seed % 3; month < BlockPeriods.Months; month++)
                {
                    for (var bucket = 0; bucket < 300; bucket++)
                    {
                        state = unchecked((state * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407);
                        var n = (int)(state >> 59) - 3;
                        if (n != 0)
                        {
                            cells.Add(new(kind, part, Start + month, bucket, new(n, 0)));
                        }
                    }
                }
            }
        }

        return cells;
    }

    private static BlockRow Block(CellTable table, List<BlockCell> cells)
    {
        var writer = new ByteWriter();
        new BlockCodec().Write(writer, table, Year, CollectionsMarshal.AsSpan(cells));
        return new BlockRow { SliceId = 1, CellTable = (long)table, Period = Year, Cells = writer.Written.ToArray() };
    }
}
