using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;
using Portal.Commands.Measures;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Tests.Oracles;

/// <summary>
/// A reference file as a slice: its rows as items, counted by the rules of an import, packed into blocks by group of notices, and read as any question
/// reads them. Nothing but the database is left out.
/// </summary>
internal static class OracleCube
{
    internal static readonly Instant Start = Instant.FromUtc(2024, 1, 1, 0, 0);

    internal static ItemState Item(Instant received, Instant? removed = null, Instant? released = null) => new()
    {
        Provider = "P",
        IssuerCountry = "XA",
        HostCountry = "XA",
        Category = "csam-known",
        NoticeType = "",
        Rule = "R",
        IssuedAt = received,
        ReceivedAt = received,
        RemovedAt = removed,
        ReleasedAt = released,
    };

    /// <summary>Items that were each notified alone.</summary>
    internal static CubeReport Report(IEnumerable<ItemState> items, Instant from, Instant to, Instant look) =>
        Report(items.Select(item => (IEnumerable<ItemState>)[item]), from, to, look);

    /// <summary>Items notice by notice.</summary>
    internal static CubeReport Report(IEnumerable<IEnumerable<ItemState>> notices, Instant from, Instant to, Instant look) =>
        new(new CellReading(Packed(notices), look, groups: true), new SliceWindow(from, to, look), isSynthetic: true, seq: 1, () => "");

    /// <summary>A reference file of response times from receipt: half of the censored were released, the others are still online at the look.</summary>
    internal static (CubeReport Report, SurvivalObservation[] Observations) Survival(string folder, double unit, string[] columns, Func<double, bool, double>? place = null)
    {
        var observations = SurvivalData.Read(OracleFiles.Table(folder), OracleFiles.Options(columns))
            .Select(one => new SurvivalObservation(place is null ? one.Exit * unit : place(one.Exit, one.IsEvent), one.IsEvent)).ToArray();
        var look = Start + Duration.FromDays(1 + (int)(observations.Max(one => one.Exit) / 86_400));
        var items = observations.Select((one, row) =>
        {
            var age = Duration.FromSeconds(one.Exit);
            return one.IsEvent ? Item(Start, removed: Start + age)
                : row % 2 == 0 || age == Duration.Zero ? Item(Start, released: Start + age)
                : Item(look - age);
        });
        return (Report(items, Start, UtcPeriods.StartOfMonth(UtcPeriods.MonthOf(look) + 1), look), observations);
    }

    /// <summary>
    /// Each distinct time at the edge of a bucket of its own, what is censored behind the removals of the same time: product-limit curves depend on this order alone.
    /// </summary>
    internal static Func<double, bool, double> Ranked(IEnumerable<(double Time, bool IsEvent)> times)
    {
        var ranks = times.Distinct().OrderBy(one => one.Time).ThenBy(one => !one.IsEvent).Index().ToDictionary(one => one.Item, one => one.Index);
        var first = ranks.ContainsKey((0, true)) ? 0 : 1;
        return (time, isEvent) => Bucket.Upper(ranks[(time, isEvent)] + first);
    }

    /// <summary>Due items of one day, so many of them on time.</summary>
    internal static SliceCells Due(params IEnumerable<(long Day, long OnTime, long Due)> days)
    {
        var cells = new CellSet();
        var slice = SliceKey.Of(Item(Start), isSynthetic: true);
        foreach (var (day, onTime, due) in days)
        {
            cells.Add(new(CellTable.Due, slice, day, 0, CellKind.OnTime), new(onTime, 0));
            cells.Add(new(CellTable.Due, slice, day, 0, CellKind.Late), new(due - onTime, 0));
        }

        return Packed(cells);
    }

    internal static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static SliceCells Packed(IEnumerable<IEnumerable<ItemState>> notices)
    {
        var sum = new CellSet();
        foreach (var (number, items) in notices.Index())
        {
            foreach (var (key, count) in NoticeCells.Of(items, number % NoticeGroup.Count, isSynthetic: true).Cells)
            {
                sum.Add(key with { Table = key.Table.GroupTable() ?? key.Table }, count);
            }
        }

        return Packed(sum);
    }

    private static SliceCells Packed(CellSet sum)
    {
        var (slice, codec) = (new SliceCells(), new BlockCodec());
        foreach (var block in sum.Cells.GroupBy(cell => (cell.Key.Table, Period: BlockPeriods.Of(cell.Key.Table, cell.Key.At))))
        {
            var cells = block.Select(cell => new BlockCell(cell.Key.Kind, cell.Key.Part, cell.Key.At, cell.Key.Bucket, cell.Value)).ToList();
            cells.Sort((left, right) => BlockCell.Compare(block.Key.Table, left, right));
            var writer = new ByteWriter();
            codec.Write(writer, block.Key.Table, block.Key.Period, CollectionsMarshal.AsSpan(cells));
            slice.Add(new BlockRow { SliceId = 1, CellTable = (long)block.Key.Table, Period = block.Key.Period, Cells = writer.Written.ToArray() }, 1);
        }

        return slice;
    }
}
