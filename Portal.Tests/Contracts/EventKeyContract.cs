using Portal.Data.Notices;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

public sealed class EventKeyContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Keys_ManyPartsAndRepeats_AreNewOnceEach(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await new SourceStore(test.Database).PutAsync(SyntheticNotices.Source, CancellationToken.None);
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        var context = new BatchContext(SyntheticNotices.Source, 1, new Dictionary<long, string> { [1] = "synthetic" }, new Dictionary<string, long>());
        await using INoticeRowStore rows = test.Database.Dialect is SqliteDialect
            ? new SqliteNoticeStore(transaction, context)
            : await PostgresNoticeStore.OpenAsync(transaction, context, CancellationToken.None);
        var index = new EventKeyIndex(rows, mostWaiting: 700);
        var seen = new HashSet<EventKey>();

        for (var part = 0; part < 12; part++)
        {
            // Every other part repeats half of the ids of one before
            EventKey[] keys = [.. Enumerable.Range(part * 300, 600).Select(number => EventKey.Of($"e-{number}")), default, new(7, (uint)part), new(7, 1)];
            var isNew = await index.AddAsync(keys, CancellationToken.None);

            Assert.Equal(keys.Select(seen.Add), isNew);
        }

        await index.FlushAsync(CancellationToken.None);
        Assert.DoesNotContain(true, await new EventKeyIndex(rows).AddAsync([.. seen], CancellationToken.None));
        Assert.DoesNotContain(true, await new EventKeyIndex(rows, mostUnfiltered: 100).AddAsync([.. seen], CancellationToken.None));
        Assert.All(await new EventKeyIndex(rows, mostUnfiltered: 100).AddAsync([.. Enumerable.Range(0, 500).Select(number => EventKey.Of($"other-{number}"))], CancellationToken.None), Assert.True);
        Assert.All(await new EventKeyIndex(rows).AddAsync([.. Enumerable.Range(0, 500).Select(number => EventKey.Of($"other-{number}"))], CancellationToken.None), Assert.True);
    }
}
