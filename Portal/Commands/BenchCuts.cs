using System.Diagnostics;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;
using Portal.Data.Seeding;

namespace Portal.Commands;

/// <summary>How long an answer takes that nobody asked for before: a part of a table of 1.8 million cells, cut, written and tagged.</summary>
internal static class BenchCuts
{
    private const ulong Seed = 20260101;
    private const double AimMs = 5;

    internal static object Run(int count)
    {
        var table = BenchTable.Create();
        var format = TableFormat.All.First(one => one.Suffix == ".json");
        var times = new List<double>();
        var cells = new List<int>();

        // The first tenth warms up
        for (uint number = 0; number < count + (count / 10); number++)
        {
            var question = BenchTable.Question(table, Seed, number);
            var started = Stopwatch.GetTimestamp();
            var cut = TableCut.Of(table, question);
            var file = OpenFile.Made(format.MediaType, BenchTable.Version.KnownAt, format.Write(cut, BenchTable.Version));
            var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (number >= count / 10 && file.Plain.Bytes.Length > 0)
            {
                times.Add(elapsed);
                cells.Add(cut.Cells.Count);
            }
        }

        times.Sort();
        cells.Sort();
        return new
        {
            TableCells = table.Cells.Count,
            Cuts = count,
            CellsMedian = cells[cells.Count / 2],
            CellsMost = cells[^1],
            MsMedian = Math.Round(times[times.Count / 2], 3),
            MsP99 = Math.Round(times[(int)((times.Count - 1) * 0.99)], 3),
            MsWorst = Math.Round(times[^1], 3),
            AimMs,
        };
    }
}
