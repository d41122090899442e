using Portal.Data.Cube;
using Portal.Data.Seeding;
using Portal.Data.Storage;

namespace Portal.Tests.Data.Cube;

public sealed class SpilledCellsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(200)]
    [InlineData(1_000_000)]
    public void Read_HoweverLittleAtOnce_GivesEverySlice(int bytesAtOnce)
    {
        using var file = NewFile();
        var slices = Slices(3, 60);
        var (writer, own) = (new ByteWriter(), new ByteWriter());
        file.Append([1, 2, 3]);
        foreach (var (slice, cells) in slices)
        {
            CellRunReader.Write(writer, own, slice, cells);
        }

        var run = new CellRun(CellTable.Cohort, 4, file.Append(writer.Written), writer.Length);
        file.Append([4, 5, 6]);
        var reader = new CellRunReader(file, run, bytesAtOnce);
        var read = new List<(int, CodedCell[])>();
        while (reader.Slice >= 0)
        {
            read.Add((reader.Slice, reader.Take()));
        }

        Assert.Equal(slices.Select(Text), read.Select(Text));
    }

    [Fact]
    public void Take_RunsOfManySpills_GivesTheSumOfEach()
    {
        using var spilled = new SpilledCells(NewFile());
        var all = new Dictionary<(int, CellCode), long>();
        for (var spill = 0; spill < 40; spill++)
        {
            var some = Slices((ulong)spill, 9);
            foreach (var (slice, cells) in some)
            {
                foreach (var (code, count) in cells)
                {
                    all[(slice, code)] = all.GetValueOrDefault((slice, code)) + count.N;
                }
            }

            spilled.Add(some.ToDictionary(one => one.Slice, one => one.Cells));
        }

        var taken = spilled.Take(mostCells: 50).SelectMany(portion => portion).SelectMany(one => one.Value.Select(cell => ((one.Key, cell.Code), cell.Count.N))).ToList();

        Assert.Equal(taken.Count, taken.DistinctBy(one => one.Item1).Count());
        Assert.Equal(all.Where(one => one.Value != 0).ToDictionary(), taken.ToDictionary(one => one.Item1, one => one.N));
    }

    private static List<(int Slice, CodedCell[] Cells)> Slices(ulong seed, int count)
    {
        var draws = CounterRandom.For(seed, 2, 0);
        return [.. Enumerable.Range(0, count).Select(slice => (slice * 3, Enumerable.Range(0, 1 + (int)(draws.Uniform((ulong)slice) * 70))
            .Select(bucket => new CodedCell(CellCode.Of(CellTable.Cohort, CellKind.Removed, 50, bucket, 0), new(1 + (bucket % 3), 0))).ToArray()))];
    }

    private static SpillFile NewFile() => new(Path.GetTempPath());

    private static string Text((int Slice, CodedCell[] Cells) one) => $"{one.Slice}: {string.Join(' ', one.Cells)}";
}
