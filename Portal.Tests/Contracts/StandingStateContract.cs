using Dapper;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>States are kept of what is online or was again; what closed keeps its id for a while and is told by its events ever after.</summary>
public sealed class StandingStateContract
{
    private static readonly Instant Late = Instant.FromUtc(2030, 1, 1, 0, 0);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Import_HistoryWithClosedItems_KeepsStandingStatesAlone(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", 800, 51);
        var items = SyntheticNotices.Items(events).ConvertAll(item => item.State);
        await using var kept = await SyntheticNotices.StoredAsync(kind, events);
        await using var left = await SyntheticNotices.CountedAsync(kind, new CombinedChangeStore(new CubeStore(), new ClosedStateStore(new FixedClock(Late))), [.. events]);

        var standing = items.Count(item => item.IsStanding);
        Assert.InRange(standing, 20, items.Count / 2);
        Assert.Equal(items.Count(item => item.IsStanding || item.IsUndetermined), (await RowsAsync(kept)).Count);
        Assert.InRange((await RowsAsync(left)).Count, standing, standing + 1);
        Assert.Equal(items.Count, (await StoredItems.AllAsync(left.Database, SyntheticNotices.Fold)).Count);
        Assert.Empty(await WrongAsync(left));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task State_ItemThatClosesAndReopens_KeepsItsIdUntilItLeavesAndNeverGetsAnothers(DatabaseKind kind)
    {
        await using var test = await SyntheticNotices.EmptyAsync(kind);
        var removed = Of(EventType.Removed, 5, "n1");
        async Task<(long Id, Instant? LeavesAt)[]> AppendAsync(Instant now, params NoticeEvent[] events)
        {
            await SyntheticNotices.AppendAsync(test, events, new CombinedChangeStore(new CubeStore(), new ClosedStateStore(new FixedClock(now))));
            return [.. await RowsAsync(test)];
        }

        var open = await AppendAsync(Events.At(1), Of(EventType.Issued, 0, "n1"));
        var closed = await AppendAsync(Events.At(6), removed);
        var reopened = await AppendAsync(Events.At(7), Of(EventType.Retracted, 7, "n1") with { Target = removed.EventId });
        var again = await AppendAsync(Events.At(9), Of(EventType.Removed, 8, "n1"));
        var newest = await AppendAsync(Events.At(8) + Duration.FromDays(91), Of(EventType.Acknowledged, 1, "n1"));
        var gone = await AppendAsync(Events.At(8) + Duration.FromDays(91), Of(EventType.Issued, 3, "n2"));

        var id = Assert.Single(open).Id;
        Assert.Null(open[0].LeavesAt);
        Assert.Equal([(id, Events.At(5) + Duration.FromDays(90))], closed);
        Assert.Equal(open, reopened);
        Assert.Equal([(id, Events.At(8) + Duration.FromDays(90))], again);
        Assert.Equal(again, newest);
        Assert.NotEqual(id, Assert.Single(gone).Id);
        var back = await AppendAsync(Events.At(9), Of(EventType.Retracted, 9, "n1") with { EventId = "r2", Target = Of(EventType.Removed, 8, "n1").EventId });
        Assert.Equal(2, back.Length);
        Assert.DoesNotContain(back, row => row.Id == id);
        Assert.Equal(2, (await StoredItems.AllAsync(test.Database, SyntheticNotices.Fold)).Count);
        Assert.Empty(await WrongAsync(test));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Script_StatesOfAllItems_KeepsWhatStandsAndWhatClosedLately(DatabaseKind kind)
    {
        await using var test = await SyntheticNotices.StoredAsync(kind, SyntheticNotices.Events("dirty", 200, 52));
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        var standing = (await RowsAsync(test)).Where(row => row.LeavesAt is null).ToArray();
        const string add = """
            insert into notice_item (id, notice_id, label_id, issued_at, received_after, flags, removed_at)
            select @id, min(notice_id), min(label_id), 0, 0, 0, (select latest_at from cube_version) - @before
            from notice_item
            """;
        var most = await connection.QuerySingleAsync<long>("select max(id) from notice_item");
        foreach (var (id, days) in new (long, int)[] { (-2, 91), (-1, 89), (most + 1, 500), (most + 2, 500) })
        {
            await connection.ExecuteAsync(add, new { id, before = days * 86_400_000_000 });
        }

        // That version did not keep the checks of later spells yet
        await connection.ExecuteAsync("create table spell_today as select * from item_spell");
        await connection.ExecuteAsync(Migrator.Scripts(test.Database.Dialect.MigrationFolder).Single(one => one.Name == "0034_keep_standing_states.sql").Sql);
        await connection.ExecuteAsync("drop table item_spell; alter table spell_today rename to item_spell");

        var rows = await RowsAsync(test);
        Assert.Equal(standing, rows.Where(row => row.LeavesAt is null));
        Assert.Equal([-1, most + 2], rows.Where(row => row.LeavesAt is not null && (row.Id < 0 || row.Id > most)).Select(row => row.Id));
        await connection.ExecuteAsync("delete from notice_item where leaves_at is not null");
        Assert.Empty(await WrongAsync(test));
    }

    private static NoticeEvent Of(EventType type, double hours, string notice) =>
        Events.Of(type, hours, notice: notice, item: "i", provider: type == EventType.Issued ? "syn-001" : null, source: SyntheticNotices.Source.Code);

    private static async Task<IReadOnlyList<(long Id, Instant? LeavesAt)>> RowsAsync(TestDatabase test)
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        return [.. (await connection.QueryAsync<(long, long?)>("select id, leaves_at from notice_item order by id")).Select(row => (row.Item1, row.Item2 is { } at ? TypeHandlers.ToInstant(at) : (Instant?)null))];
    }

    private static async Task<IReadOnlyList<CubeDifference>> WrongAsync(TestDatabase test) =>
        (await new CubeCheckQueries(test.Database, new NoticeHistoryQueries(test.Database), new StoredNoticeQueries(test.Database)).CheckAsync(SyntheticNotices.Fold, null, CancellationToken.None)).Differences;
}
