using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Data.Seeding;
using Portal.Tests.Data.Seeding;

namespace Portal.Tests.Support;

/// <summary>Generated events of one synthetic source, and databases that hold them.</summary>
internal static class SyntheticNotices
{
    internal static readonly Source Source = new() { Code = "synthetic", Name = "Synthetic (fictional)", Namespace = "s", MayLoadHistory = true, IsSynthetic = true };

    internal static NoticeFold Fold { get; } = CatalogueDeadlines.FoldOf(RuleHistory.Of(CatalogueFolder.Require(Repository.PathOf("seed"))), [Source], []);

    internal static List<NoticeEvent> Events(string profile, long items, ulong seed) =>
        GeneratorTests.Accepted(GeneratorTests.Generate(GeneratorTests.Options(profile, items, seed)).Bytes);

    /// <summary>The items of events, folded without a database.</summary>
    internal static List<StoredItem> Items(IEnumerable<NoticeEvent> events, Instant? asOf = null, Instant? knownAt = null)
    {
        var hasher = new ReferenceHasher(new byte[ReferenceHasher.KeyLength]);
        return
        [
            .. events.GroupBy(one => one.NoticeRef, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .SelectMany((group, id) => Fold.Fold(group, asOf, knownAt)
                    .Select(state => new StoredItem(0, id, true, state) { Group = NoticeGroup.Of(hasher.Notice("s", group.Key)) })),
        ];
    }

    internal static Task<TestDatabase> StoredAsync(DatabaseKind kind, IReadOnlyList<NoticeEvent> events) => CountedAsync(kind, [.. events]);

    /// <summary>A database that got the events in so many files, one transaction each, counted in the cube.</summary>
    internal static Task<TestDatabase> CountedAsync(DatabaseKind kind, params NoticeEvent[][] files) => CountedAsync(kind, new CubeStore(), files);

    /// <summary>The same with somebody else to keep the cells.</summary>
    internal static async Task<TestDatabase> CountedAsync(DatabaseKind kind, INoticeChangeStore changes, params NoticeEvent[][] files)
    {
        var test = await EmptyAsync(kind);
        foreach (var file in files)
        {
            await AppendAsync(test, file, changes);
        }

        return test;
    }

    /// <summary>A database that knows the source and its providers.</summary>
    internal static async Task<TestDatabase> EmptyAsync(DatabaseKind kind)
    {
        var test = await TestDatabase.CreateAsync(kind);
        await new SourceStore(test.Database).PutAsync(Source, CancellationToken.None);
        await new ProviderStore(test.Database).PutAsync(
            [.. SyntheticProviderRow.Of(new Generator(GeneratorTests.Options("dirty", 1, 9))).Select(row => new Provider { Code = row.Code, Name = row.Name, IsSynthetic = true })],
            CancellationToken.None);
        return test;
    }

    /// <summary>One more file, in a transaction of its own.</summary>
    internal static async Task AppendAsync(TestDatabase test, NoticeEvent[] file, INoticeChangeStore? changes = null)
    {
        var store = new NoticeStore(test.Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), changes ?? new CubeStore());
        await using var batch = await store.BeginAsync(Source, Fold, CancellationToken.None);
        Assert.DoesNotContain(AppendResult.UnknownProvider, await batch.AppendAsync(file, CancellationToken.None));
        await batch.CommitAsync(CancellationToken.None);
    }
}
