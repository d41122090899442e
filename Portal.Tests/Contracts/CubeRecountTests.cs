using System.Globalization;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Seeding;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>
/// The stored cube of many items, imported in shuffled, split and doubled files, beside the recount from the events: every table, ledger, state and
/// identity. Ten thousand items by default; PORTAL_RECOUNT_ITEMS=1000000 for the full size.
/// </summary>
[Trait("Tier", "Slow")]
public sealed class CubeRecountTests
{
    private const int Files = 4;

    private static int Items => Environment.GetEnvironmentVariable("PORTAL_RECOUNT_ITEMS") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : 10_000;

    [Fact]
    public async Task Store_ShuffledSplitAndDoubledFiles_IsTheRecountOfEveryTable()
    {
        var events = SyntheticNotices.Events("dirty", Items, 81);
        var shuffled = events.Concat(events.Where((_, at) => at % 9 == 0)).Select((one, at) => (one, at))
            .OrderBy(pair => CounterRandom.For(81, 0, (ulong)pair.at).Draw(0)).Select(pair => pair.one).ToArray();
        await using var test = await SyntheticNotices.CountedAsync(DatabaseKind.Sqlite, [.. shuffled.Chunk((shuffled.Length / Files) + 1)]);

        var report = await new CubeCheckQueries(test.Database, new NoticeHistoryQueries(test.Database), new StoredNoticeQueries(test.Database))
            .CheckAsync(SyntheticNotices.Fold, null, CancellationToken.None);

        Assert.Empty(report.Differences);
        Assert.InRange(report.Items, Items / 2, 2L * Items);
        Assert.All(report.Identities, one => Assert.Equal(0, one.Broken));
        var held = new HashSet<CellTable>();
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        await foreach (var row in CubeBlockQueries.BlocksAsync(connection))
        {
            held.Add(row.Table);
        }

        Assert.Equal(Enum.GetValues<CellTable>(), held.Order());
    }
}
