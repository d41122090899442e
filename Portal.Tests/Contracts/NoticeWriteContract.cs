using Dapper;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>Many notices in one transaction, which a database may write several hundred at a time: new, changed, gone and back again.</summary>
public sealed class NoticeWriteContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Append_MoreNoticesThanAreWrittenAtATime_StoresEachAsItsEventsSay(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", 2_600, 41);
        var notices = events.Select(one => one.NoticeRef).Distinct(StringComparer.Ordinal).ToList();
        await using var test = await SyntheticNotices.EmptyAsync(kind);
        Assert.True(notices.Count > 2 * await NoticesAWriteAsync(test));

        // Some notices are new with the second file, most have more said of them, and of some an earlier knowledge
        var early = events.Where((one, at) => at % 3 > 0 && one.NoticeRef != notices[^1]).ToArray();
        await SyntheticNotices.AppendAsync(test, early);
        await SyntheticNotices.AppendAsync(test, [.. events]);

        var items = await StoredItems.AllAsync(test.Database);
        Assert.Equal(Texts(SyntheticNotices.Items(events)), Texts(items));
        var history = new NoticeHistoryQueries(test.Database);
        var check = new CubeCheckQueries(test.Database, history, new StoredNoticeQueries(test.Database));
        Assert.Empty((await check.CheckAsync(SyntheticNotices.Fold, null, CancellationToken.None)).Differences);
        var stored = await history.NoticesAsync(CancellationToken.None).ToListAsync();
        Assert.Equal(notices.Count, stored.Count);
        Assert.Equal(events.Select(one => one.EventId).Distinct(StringComparer.Ordinal).Count(), stored.Sum(notice => notice.Events.Count));
    }

    private static async Task<int> NoticesAWriteAsync(TestDatabase test)
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        var source = await connection.QuerySingleAsync<long>("select id from source where code = @Code", new { SyntheticNotices.Source.Code }, transaction);
        var context = new BatchContext(SyntheticNotices.Source, source, new Dictionary<long, string> { [source] = SyntheticNotices.Source.Code }, new Dictionary<string, long>());
        await using INoticeRowStore rows = test.Database.Dialect is SqliteDialect
            ? new SqliteNoticeStore(transaction, context)
            : await PostgresNoticeStore.OpenAsync(transaction, context, CancellationToken.None);
        return rows.NoticesAWrite;
    }

    private static IEnumerable<string> Texts(IEnumerable<StoredItem> items) => items
        .Select(item => $"{item.State with { ItemRef = null, LaterSpells = [] }} {string.Join(' ', item.State.LaterSpells)}")
        .Order(StringComparer.Ordinal);
}
