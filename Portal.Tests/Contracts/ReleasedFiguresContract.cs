using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Releases;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Plans;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>Every number of a release is the one that the stored cells give for the same slice, seen at the same A and known at the same K.</summary>
public sealed class ReleasedFiguresContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Release_EveryNumberOfCountriesAndQuarters_IsTheOneOfTheCube(DatabaseKind kind)
    {
        await using var desk = await ReleaseDesk.CreateAsync(kind);
        await desk.PublishedAsync();
        var queries = desk.Get<ReleaseQueries>();
        var version = (await queries.FindAsync(ReleaseDesk.Release, 1, CancellationToken.None))!.Statement;
        var tables = new List<ReleaseTable>();
        foreach (var id in new[] { ReleasedFigures.CountryTable, ReleasedFigures.QuarterTable })
        {
            tables.Add(TableDocument.Read(await queries.FileAsync(ReleaseDesk.Release, 1, $"tables/{id}.json", CancellationToken.None)));
        }

        var cube = desk.Get<CubeQueries>();
        var compared = 0;

        foreach (var (table, cell) in tables.SelectMany(table => table.Cells, (table, cell) => (table, cell)))
        {
            var country = table.Dimensions.Count == 2 ? cell.Codes[0] : "W";
            if (cell.Value is not { } number || country == "A")
            {
                continue;
            }

            Assert.True(ReleasePeriod.TryParse(cell.Codes[^1], out var period));
            var filter = new ItemFilter { HostCountry = country == "W" ? null : country };
            var answer = await cube.ReportAsync(
                new Scope.All(), filter, new SliceWindow(period.From, period.To, version.AsOf).WithLimitsByDay(), version.KnownAt, CancellationToken.None);
            var report = Assert.IsType<CubeAnswer.Served>(answer).Report;
            decimal? expected = cell.Measure switch
            {
                "issued" => report.Counts.Measured,
                "removed" => report.Counts.Resolved,
                "open" => report.Counts.Open,
                "overdue" => report.Counts.OpenOverdue,
                "due" => report.OnTime.Due,
                "on_time" => report.OnTime.OnTime,
                "not_on_time" => report.OnTime.Late + report.OnTime.Undetermined,
                "late" => report.OnTime.Late,
                "undetermined" => report.OnTime.Undetermined,
                "on_time_rate" => Math.Round((decimal)(100 * report.OnTime.Rate!.Value), 0, MidpointRounding.AwayFromZero),
                _ => null,
            };
            if (expected is { } value)
            {
                Assert.True(value == number, $"{table.Id} {string.Join('|', cell.Codes)} {cell.Measure}: {number}, the cube says {value}");
                compared++;
            }
            else if (cell.Measure == "hours")
            {
                // Rounded for each of twelve groups in each month and kind of service
                Assert.InRange((double)number, report.Availability.Total - (12 * 12 * 0.5 * period.Months), report.Availability.Total + (12 * 12 * 0.5 * period.Months));
                compared++;
            }
        }

        Assert.InRange(compared, 25, int.MaxValue);
    }
}
