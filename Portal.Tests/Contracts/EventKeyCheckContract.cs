using Dapper;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>The index of event ids is held against the events, and made anew from them.</summary>
public sealed class EventKeyCheckContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, "delete from event_key where first > (select min(first) from event_key)")]
    [InlineData(DatabaseKind.Postgres, "delete from event_key where first > (select min(first) from event_key)")]
    [InlineData(DatabaseKind.Sqlite, "delete from event_key")]
    [InlineData(DatabaseKind.Postgres, "delete from event_key")]
    [InlineData(DatabaseKind.Sqlite, "update event_key set first = first + 1000000000000 where first = (select max(first) from event_key)")]
    [InlineData(DatabaseKind.Sqlite, "update event_key set keys = cast(substr(keys, 1, 50) || x'00ff' || substr(keys, 53) as blob)")]
    public async Task Check_DamagedIndex_IsNamedAndMadeAnew(DatabaseKind kind, string damage)
    {
        var events = SyntheticNotices.Events("clean", 500, 31);
        await using var test = await SyntheticNotices.StoredAsync(kind, events);
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            Assert.True(await connection.QuerySingleAsync<long>("select count(*) from event_key") > 1);
            Assert.True(await connection.ExecuteAsync(damage) > 0);
        }

        var history = new NoticeHistoryQueries(test.Database);
        var check = new CubeCheckQueries(test.Database, history, new StoredNoticeQueries(test.Database));
        Assert.Equal(CubeCheckQueries.EventIds, Assert.Single((await check.CheckAsync(SyntheticNotices.Fold, null, CancellationToken.None)).Differences).Kind);

        await new EventKeyStore(test.Database).RebuildAsync(history, CancellationToken.None);

        Assert.Empty((await check.CheckAsync(SyntheticNotices.Fold, null, CancellationToken.None)).Differences);
        var store = new NoticeStore(test.Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), new CubeStore());
        await using var batch = await store.BeginAsync(SyntheticNotices.Source, SyntheticNotices.Fold, CancellationToken.None);
        Assert.All(await batch.AppendAsync([.. events], CancellationToken.None), one => Assert.Equal(AppendResult.Duplicate, one));
    }

    [Fact]
    public async Task Check_DamagedEvents_NamesTheNoticesAndWhatHelps()
    {
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, SyntheticNotices.Events("clean", 20, 32));
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("update event_pack set events = cast(substr(events, 1, 20) || x'00ff' || substr(events, 23) as blob) ");
        }

        var check = new CubeCheckQueries(test.Database, new NoticeHistoryQueries(test.Database), new StoredNoticeQueries(test.Database));
        var report = await check.CheckAsync(SyntheticNotices.Fold, null, CancellationToken.None);

        var damage = Assert.Single(report.Differences, one => one.Kind == CubeCheckQueries.Events);
        Assert.Equal("notices 1 to 63", damage.Where);
        Assert.Contains("backup", damage.What, StringComparison.Ordinal);
        Assert.InRange(report.DamagedNotices, 2, 63);
    }
}
