using Dapper;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>A database from before events were packed keeps every event and every id.</summary>
public sealed class EventPackingContract
{
    private const string OldTableSql = """
        create table notice_event (
            notice_id bigint not null, source_id bigint not null, event_id text not null, item_ref blob, type bigint not null, occurred_at bigint not null,
            recorded_at bigint not null, provider_id bigint, issuer_country text, host_country text, category text, notice_type text, rules text,
            limit_seconds bigint, deadline_at bigint, territory text, material_ref blob, target text, reason text, evidence bigint);
        """;

    private const string InsertSql = """
        insert into notice_event (notice_id, source_id, event_id, item_ref, type, occurred_at, recorded_at, provider_id, issuer_country, host_country, category,
            notice_type, rules, limit_seconds, deadline_at, territory, material_ref, target, reason, evidence)
        select @NoticeId, s.id, @EventId, @ItemRef, @Type, @OccurredAt, @RecordedAt, p.id, @IssuerCountry, @HostCountry, @Category,
            @NoticeType, @Rules, @LimitSeconds, @DeadlineAt, @Territory, @MaterialRef, @Target, @Reason, @Evidence
        from source s
        left join provider p on p.code = @Provider
        where s.code = 'synthetic'
        """;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Run_RowsOfAnOlderVersion_BecomePacksWithTheSameEvents(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", 40, 17);
        await using var test = await SyntheticNotices.StoredAsync(kind, events);
        var history = new NoticeHistoryQueries(test.Database);
        var before = await history.NoticesAsync(CancellationToken.None).ToListAsync();
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync(kind == DatabaseKind.Sqlite ? OldTableSql : OldTableSql.Replace("blob", "bytea", StringComparison.Ordinal));
            foreach (var notice in before)
            {
                await connection.ExecuteAsync(InsertSql, notice.Events.Select(one => Row(notice.NoticeId, one)));
            }

            await connection.ExecuteAsync("delete from event_pack; delete from event_key;");
            await using var transaction = await connection.BeginTransactionAsync();
            await new EventPackingStore().RunAsync(transaction, test.Database.Dialect, CancellationToken.None);
            await transaction.CommitAsync();
        }

        await RepackAsync(test);

        var after = await history.NoticesAsync(CancellationToken.None).ToListAsync();

        Assert.Equal(Texts(before), Texts(after));
        var store = new NoticeStore(test.Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), UncountedChangeStore.Instance);
        await using var batch = await store.BeginAsync(SyntheticNotices.Source, SyntheticNotices.Fold, CancellationToken.None);
        Assert.All(await batch.AppendAsync(events, CancellationToken.None), result => Assert.Equal(AppendResult.Duplicate, result));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Script_PacksOfAnOlderVersion_KeepEveryEventAndId(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", 60, 23);
        await using var test = await SyntheticNotices.StoredAsync(kind, events);
        var history = new NoticeHistoryQueries(test.Database);
        var before = await history.NoticesAsync(CancellationToken.None).ToListAsync();
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            foreach (var notice in before)
            {
                var packed = new { notice.NoticeId, events = new FirstFormPacks().Write([.. notice.Events]) };
                Assert.Equal(1, await connection.ExecuteAsync("update event_pack set events = @events where notice_id = @NoticeId", packed));
            }

            await connection.ExecuteAsync("update event_key set first = first + 1");
        }

        await RepackAsync(test);

        Assert.Equal(Texts(before), Texts(await history.NoticesAsync(CancellationToken.None).ToListAsync()));
        var check = new CubeCheckQueries(test.Database, history, new StoredNoticeQueries(test.Database));
        Assert.Empty((await check.CheckAsync(SyntheticNotices.Fold, null, CancellationToken.None)).Differences);
        await SyntheticNotices.AppendAsync(test, [.. events, Events.Of(EventType.Seen, 5, id: "new-1", notice: "n-new", recordedHours: 0)]);
        Assert.Equal(before.Count + 1, await history.NoticesAsync(CancellationToken.None).CountAsync());
    }

    [Fact]
    public async Task Script_ADamagedPack_StaysAsItIsAndIsNamed()
    {
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, SyntheticNotices.Events("clean", 20, 32));
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("update event_pack set events = x'0102030405060708' where notice_id = 2");
        }

        await RepackAsync(test);

        var history = new NoticeHistoryQueries(test.Database);
        var damage = await Assert.ThrowsAsync<InvalidDataException>(async () => await history.NoticesAsync(CancellationToken.None).CountAsync());
        Assert.StartsWith("Events of notice 2: ", damage.Message, StringComparison.Ordinal);
    }

    /// <summary>Runs the migrations that write packs in the form of now.</summary>
    private static async Task RepackAsync(TestDatabase test)
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        foreach (var (name, sql) in Migrator.Scripts(test.Database.Dialect.MigrationFolder).Where(one => one.Name is "0009_repack_events.sql" or "0010_drop_packs_before.sql"))
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await connection.ExecuteAsync(sql, transaction: transaction);
            var step = new EventRepackingStore();
            if (step.Name == name)
            {
                await step.RunAsync(transaction, test.Database.Dialect, CancellationToken.None);
            }

            await transaction.CommitAsync();
        }
    }

    private static object Row(long noticeId, NoticeEvent one) => new
    {
        NoticeId = noticeId,
        one.EventId,
        ItemRef = Bytes(one.ItemRef),
        Type = (long)one.Type,
        OccurredAt = one.OccurredAt.ToMicros(),
        RecordedAt = one.RecordedAt.ToMicros(),
        one.Provider,
        one.IssuerCountry,
        one.HostCountry,
        one.Category,
        one.NoticeType,
        Rules = one.Rules.Count == 0 ? null : string.Join(';', one.Rules),
        one.LimitSeconds,
        DeadlineAt = one.DeadlineAt?.ToMicros(),
        one.Territory,
        MaterialRef = Bytes(one.MaterialRef),
        one.Target,
        one.Reason,
        Evidence = (long?)one.Evidence,
    };

    private static byte[]? Bytes(string? hex) => hex is null ? null : Convert.FromHexString(hex);

    private static IEnumerable<string> Texts(IEnumerable<OpenNotice> notices) =>
        notices.SelectMany(notice => notice.Events.OrderBy(one => one.EventId, StringComparer.Ordinal).Select(one => $"{notice.NoticeId} {notice.Group} {one with { Rules = [] }} {string.Join(';', one.Rules)}"));
}
