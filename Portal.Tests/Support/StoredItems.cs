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
