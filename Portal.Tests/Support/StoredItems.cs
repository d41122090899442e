using NodaTime;
using Portal.Data;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Data.Storage;

namespace Portal.Tests.Support;

/// <summary>All items of a database as their events tell them, where what is kept of them says the same.</summary>
internal static class StoredItems
{
    /// <summary>The fold of a database with the shipped rules.</summary>
    internal static NoticeFolds FoldsOf(TestDatabase test) => new(
        new RuleBook(new RuleTextStore(test.Database), new PortalDataOptions { Database = test.Address, ReferenceKeyFile = "", SeedFolder = Repository.PathOf("seed") }),
        new SourceStore(test.Database),
        new ProviderStore(test.Database));

    /// <summary>An item of a notice of its own without a limit, gone so long after its issue; still online where that is null.</summary>
    internal static StoredItem Of(long id, Instant issued, Instant received, Duration? online) => new(id, id, true, new ItemState
    {
        Provider = "syn-001",
        IssuerCountry = "XA",
        HostCountry = "XB",
        Category = "csam-known",
        NoticeType = "",
        IssuedAt = issued,
        ReceivedAt = received,
        RemovedAt = issued + online,
    });

    internal static async Task<IReadOnlyList<StoredItem>> AllAsync(Database database, NoticeFold? fold = null)
    {
        var rules = RuleHistory.Of(CatalogueFolder.Require(Repository.PathOf("seed")));
        fold ??= CatalogueDeadlines.FoldOf(
            rules, await new SourceStore(database).AllAsync(CancellationToken.None), await new ProviderStore(database).AllAsync(CancellationToken.None));
        var history = new NoticeHistoryQueries(database);
        await foreach (var (notice, expected, kept) in StatePairs.AllAsync(history, new StoredNoticeQueries(database), fold, CancellationToken.None))
        {
            Assert.Empty(kept.Faults(notice.IsSynthetic, expected));
        }

        return await history.ItemsAsync(new Scope.All(), new ItemFilter(), fold, null, null, CancellationToken.None);
    }
}
