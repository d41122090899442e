using System.Data.Common;
using Dapper;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>A database from before events were packed keeps every event and every id.</summary>
public sealed class EventPackingContract
{
    private const string BeforeSql = """
        drop table event_pack;

        create table event_pack (
            id integer primary key, notice_id bigint not null, source_id bigint not null, event_count bigint not null, last_recorded_at bigint not null, events blob not null);

        create index event_pack_by_notice on event_pack (notice_id);
        """;

    private const string PutBeforeSql = """
        insert into event_pack (notice_id, source_id, event_count, last_recorded_at, events)
        select @NoticeId, s.id, 1, 0, @events
        from source s
        where s.code = 'synthetic'
        """;

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

    // The notices of the events "dirty", 15 items, 17, as the version before wrote them
    private static readonly string[] SecondForm =
    [
        "ggUAGKbcgsFgMBgM1hKgPm5Q6HvQM1SoIZDWJPDhWH1/sTLLcwMpSykwwDzvbsFgOYKwwQ1MpACjeLcQgq85lDujvT85EGxQzjf//2uy/XnvC9jEeaq7PAZ5Nh3gfkegfljy1rw9AsUaWozs9tspYo01WYabYWmI+6rpE4n//yfp3atAA/z/P/PnWgcAgEdETXD2MBh3e7PzU42d7+TCFXUjBP7/J6iEBBYLZO59fdAQYaI1YYMiWdR6ytKMtKdyBqpRPwlYoFd0OvAAavEWgoIgINOsz07K2CWIQQYWIvgarme6QFeltcb0MchO/7E/wr7ygTfN5LQHIVDNzlOUBLUKzMBHEBU5SVf851n9ASQPqv0ygj7c1ATwBQKjBwELkCR6ky7LRrXj7o97btw18+4a46AaA6vgBb32zYIrqGVzDyRBQA0u5NUwCHBqCFsP8xwT0JBaQDwMClH2/3EQT5skWbhpHsTNoLLEMqgmzy4CoNfwRUiEWjbsMANCAA0AxIJWIg8ABQfmqNM=",
        "gsQCDFNuwWAwGAwWawlQIXJwthRtxwTa1rRMhcW8iL54Kk9mXiCojeEYYJ53t2IxG0HYIUFYpYKJFGCUVOLp17F74l2gr+r4zMX9i2aMxJjqj1d9XW/xhK+uDd8J25302Qim1aNG//9DTCdRDy6smbovLIGYyx6l3xu3NaXDUSQwY9RAh5lcN82ILggFoIEuqNXazADmH9WPJGQRvavkckPtWIISELAY81FcMvrMuW8Maqkhx0+yHWQIzpO10pVSB/zuyvHwZSzY/P9faYCrz5jVSatDht4OUDFFbbaG/nYcNesL4U3DbTVmwIuFAi17U0HOCgcJ7CW5uqYiuDHBD41zJiEt/W/3VBPJ7Qe9YpeoRi04AFASAgQB8KNKDvuFSLORYKo=",
        "gsIAw5VbMBgMBoPFWjCZvCVAFSOcMdqZjy1ICZhNjKKN8P2uCaOZ//9TcZ4DiXFZCmCAed7disVsBGGHBGGdCiZSgFEMwXmyVrpS6oDfXTkevowFqx9SGTugVmEGj0AI/ADyAK3UCYwAIEDx8w==",
        "ggMAhiu3YDAYDAaLtWAxeUuAapSxy/1AX6OMY/Zccbrte/aVmlsz3xDIuGMXBpjn3a1YzEYQdkgQVqlgIgUYpYEOM7lumhFdEApAA11Qq7X5g07fXz3io5W9trq+qBYcQH8I2AD//00VBHh9N2Q=",
        "ggMAhiu3YDAYDAaLtWAzeUuAuvvnLD0j8Yj5AYw/Pqo2Uv4F7ds0HxhI5ywSA8zz7lYsZiMIOyQI61QwkQKM4uqaiuDGBD80zpmEtPS/3dP8zzzvQdWz/m/sFWc/KASgAEGtbBf+/xnpAfE3US0=",
        "gkQCDFNuwWAwGAwmawkAE6/GIb7ZwpLHYsti4/S7v7/tggJpLQaY590tGCxGEJZJEFaoYBIFjHL03mbza71xeVrLb91feUPQ/J9Y7b3VJ43S0luw7OTawDsjAuqxov62O3GutWnNLiJYnm6u7+PGQYKgHjskXHIUFtQqya/5/79iXCH//82Fq44kmEC9mgk6VYtXmB3p//9V8iMRzyngf1by2RpNchx9jfT6tD/RUcChCx3mqywL7h6xQzSjaVWXVkcgi0zvAiOLDljYphp+5q0p9S5ihq/BJC66ieapp/+MJv72o5qpISbn3P6aP0oPXqqRWkqxV09pK7XAXqYQ8AJCoPGLa8/BnM5cJIxUSi2IIm07n6virgZ3wUNx3qqARaupgAfQ25FKeCEAFACAVvINEACIXHCX",
        "ggMAhiu3YDAYDAaTtWAzeUuAKs4A8ZyTUq3kyIi9xOTWqP+tR5VI//+pSYYIJDI0QSUGmOfdLRgsRhCWSRBWqGASBYwyTz39ZzTxtx/VTA0xOef21/wTHsAGVM+WjAKg1wYUbkAIYABcA1pRaigEACmkSks=",
    ];

    // The same as versions before packs held several notices wrote them
    private static readonly string[] ThirdForm =
    [
        "igUAGJbwaZqmaZr2Bf5HNQTSmgQ+HKvHje8vVmZ5bqYspcCAEtb4NN0THGsbmEgBRkF7f3Ig2KCc927pf/7/a7L9ee9LpwPc7wjUD0uaON/afjtFrLEmy7C3R4alIe7rf9MnEv//T9K7ZwUa4P//mT/36gAA8IhKP9XY+U4uXNEEZzdC4P9/gkpItVigCRsUyaLWUxZz7yrSnsoZqKJ+ErBAVXQ68ACqeAtBQVBokIGFCL6G68k0my7Qf+yPsK984M1VaZGc9iAEiuw8RUmQKzADH0ElSB5U+2UEfThykqkJ4AsUowdFtePuj3tu3AELFHl3jXFQxMAqeEHVvllwBVU290ASFELYepjnmICGaHDVAnraJMnCTfMg5mFogsoSy6BJnl0EQNPwRUiEJht2mAH9AjQAEAt6JPIAUACQ9JXd",
        "isQCDEv4NE3TNF37Av9j25qWqbCYFxFEzhdP5cnMy6A2hmNACWv8utYJjjmC41HBRAowCtBXdXzm4v5FKnH/EyMxpv/98aqv67l4wlf3Gr4Ttu9Jn41gmo8a/f8PMZ2UMpc9Sr83bmseXEiHo0g5YyQIBaCBLqjV2kBXZgDzj/yRhCyivEouN5THEpSAwr4xqKWGHD/JYsx2EPC7K8fDl7GgIXjx/7/SAFefMYtJq0OGYgeomKKYraG/HVcOeLFQoGVvKmR9yVnhINVe0jhnEtLS/3aPq2uRSG4/KIpdohpFcACgpBMQBMCPTA77hUgRFVwT",
        "isIAwxM+TdM0Tdc+bUe+wP+YEjCbGEUb4StG+F0TRjP//6fiPGdiXJYCGFDCGr+udYJjjuD4VDCRAowC/O7K8fBlLGgI3v9+SGXsgP5WmMEj0AY/gDxAZ+oERgCHpYkz",
        "igMAhid8mqZpmq59uo58gf8Rx+y54nTb98wo4ys1t2a+ITPu2IUBJazx61onOOYIjkcFEynAKIJQABroglqtDXT9zw86fX//e8RHK3u21fVFvYID6O8CNsD/f1MFAQMqMqQ=",
        "igMAhid8mqZpmq59+o58gf/xAxh/fFRtpHz37wvat2k+MNM5i8SAEtb4da0THHMEx6eCiRRglHHOJKSl/+0eV9f+5z/zvAf1v2f939izOPtBHQAKENSd7cL/PyM9F/XrfQ==",
        "ikQCDEv4NE3TNG37AjgWWxYbp9/9nXj1bRcUSGsxoIQ1Pk3XBMclwfGmYBIFjHJay2/dX3lDcPTef/8nVntv//ukUVr6d8Gyk3sMvDOisE1rdhHB8nRTj3V94ZKjsKBWSX4fN8X//4pxhfz/NxeuGEkwgYqaCTpVxCvMjn7+/6+SH4l4TpX0NdLr0/5ER/9ZAXfEDtGMplVdii5UjEAWmeICI4uOvouY4WswiYsWtm2iqGZqiMk5t7956upH6cFLjtRSirme0laqwF6mUGhOZy4SRiqldgERRLvgoThvVcCikbY5FfAA8o5UwusCQAEA6JF8AwTvIKsq",
        "igMAhid8mqZpmrZ9+o58gf/RkRF7icmtUV+c4VuPKpH+/1OTDJGJDE1QiQElrPFpuiY4LgmONwWTKGCUqGZqiMk5t7956v7nT3gAG9D/ni0ZBUDPNqBwAzoABsA1oDtKDYUAeQ2ZUA==",
    ];

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

            await connection.ExecuteAsync("delete from event_key");
            await BeforeAsync(connection, kind, before);
            await connection.ExecuteAsync("delete from event_pack");
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
            await BeforeAsync(connection, kind, before);
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
        var before = await new NoticeHistoryQueries(test.Database).NoticesAsync(CancellationToken.None).ToListAsync();
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            await BeforeAsync(connection, DatabaseKind.Sqlite, before);
            await connection.ExecuteAsync("update event_pack set events = x'0102030405060708' where notice_id = 2");
        }

        await RepackAsync(test);

        var history = new NoticeHistoryQueries(test.Database);
        var damage = await Assert.ThrowsAsync<InvalidDataException>(async () => await history.NoticesAsync(CancellationToken.None).CountAsync());
        Assert.StartsWith("Events of notices 1 to 63: ", damage.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Script_LongReferences_AreShortenedEverywhereAndNothingElseChanges(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", 15, 17);
        await using var test = await SyntheticNotices.StoredAsync(kind, events);
        var history = new NoticeHistoryQueries(test.Database);
        var before = await history.NoticesAsync(CancellationToken.None).ToListAsync();
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            await BeforeAsync(connection, kind, before);
            Assert.Equal(SecondForm.Length, await connection.ExecuteAsync("delete from event_pack"));
            await connection.ExecuteAsync(
                "insert into event_pack (id, notice_id, source_id, event_count, last_recorded_at, events) select @id, @id, s.id, 1, 0, @events from source s where s.code = 'synthetic'",
                SecondForm.Select((pack, at) => new { id = at + 1L, events = Convert.FromBase64String(pack) }));
            var blob = kind == DatabaseKind.Sqlite ? "blob" : "bytea";
            var tail = new { tail = new byte[] { 1, 2, 3, 4, 5, 6 } };
            Assert.True(await connection.ExecuteAsync($"update notice set ref = cast(ref || @tail as {blob})", tail) > 0);
            Assert.True(await connection.ExecuteAsync($"update notice_item set item_ref = cast(item_ref || @tail as {blob}) where item_ref is not null", tail) > 0);
        }

        await RepackAsync(test, "0014_shorten_references.sql");

        Assert.Equal(Texts(before), Texts(await history.NoticesAsync(CancellationToken.None).ToListAsync()));
        var check = new CubeCheckQueries(test.Database, history, new StoredNoticeQueries(test.Database));
        Assert.Empty((await check.CheckAsync(SyntheticNotices.Fold, null, CancellationToken.None)).Differences);
        var store = new NoticeStore(test.Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), new CubeStore());
        await using var batch = await store.BeginAsync(SyntheticNotices.Source, SyntheticNotices.Fold, CancellationToken.None);
        Assert.All(await batch.AppendAsync(events, CancellationToken.None), result => Assert.Equal(AppendResult.Duplicate, result));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Script_PacksOfSingleNotices_AreGatheredAndNothingElseChanges(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", 15, 17);
        await using var test = await SyntheticNotices.StoredAsync(kind, events);
        var history = new NoticeHistoryQueries(test.Database);
        var before = await history.NoticesAsync(CancellationToken.None).ToListAsync();
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("delete from event_pack");
            await connection.ExecuteAsync(
                "insert into event_pack (id, source_id, events) select @id, s.id, @events from source s where s.code = 'synthetic'",
                ThirdForm.Select((pack, at) => new { id = (at + 1) * 1_048_576L, events = Convert.FromBase64String(pack) }));
            var blob = kind == DatabaseKind.Sqlite ? "blob" : "bytea";
            var tail = new { tail = new byte[] { 1, 2, 3, 4 } };
            Assert.True(await connection.ExecuteAsync($"update notice_item set item_ref = cast(item_ref || @tail as {blob}) where item_ref is not null", tail) > 0);
        }

        await RepackAsync(test, "0089_gather_event_packs.sql");

        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            Assert.Equal(1, await connection.ExecuteScalarAsync<long>("select count(*) from event_pack"));
        }

        Assert.Equal(Texts(before), Texts(await history.NoticesAsync(CancellationToken.None).ToListAsync()));
        var check = new CubeCheckQueries(test.Database, history, new StoredNoticeQueries(test.Database));
        Assert.Empty((await check.CheckAsync(SyntheticNotices.Fold, null, CancellationToken.None)).Differences);
        var store = new NoticeStore(test.Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), new CubeStore());
        await using var batch = await store.BeginAsync(SyntheticNotices.Source, SyntheticNotices.Fold, CancellationToken.None);
        Assert.All(await batch.AppendAsync(events, CancellationToken.None), result => Assert.Equal(AppendResult.Duplicate, result));
    }

    /// <summary>Takes packs back into the table that earlier migrations know, each notice on its own.</summary>
    private static async Task BeforeAsync(DbConnection connection, DatabaseKind kind, IReadOnlyList<OpenNotice> notices)
    {
        await connection.ExecuteAsync(kind == DatabaseKind.Sqlite ? BeforeSql : BeforeSql
            .Replace("integer primary key", "bigint generated by default as identity primary key", StringComparison.Ordinal)
            .Replace("blob", "bytea", StringComparison.Ordinal));
        var codec = new EventPackCodec();
        await connection.ExecuteAsync(PutBeforeSql, notices.Select(notice => new { notice.NoticeId, events = codec.Write([new(0, [.. notice.Events])]) }));
    }

    /// <summary>Runs the migrations that write packs in the form of now.</summary>
    private static async Task RepackAsync(TestDatabase test, string first = "0009_repack_events.sql")
    {
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        IMigrationStep[] steps = [new EventRepackingStore(), new EventShorteningStore(), new EventGatheringStore()];
        string[] names = ["0009_repack_events.sql", "0010_drop_packs_before.sql", "0014_shorten_references.sql", "0089_gather_event_packs.sql"];
        foreach (var (name, sql) in Migrator.Scripts(test.Database.Dialect.MigrationFolder).Where(one => names.Contains(one.Name) && string.CompareOrdinal(one.Name, first) >= 0))
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await connection.ExecuteAsync(sql, transaction: transaction);
            foreach (var step in steps.Where(step => step.Name == name))
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
