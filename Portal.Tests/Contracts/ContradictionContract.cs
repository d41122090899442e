using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

public sealed class ContradictionContract
{
    private static readonly Source Hotline = new() { Code = "hotline", Name = "Hotline (fictional)", Namespace = "h", ToleranceSeconds = 60, IsSynthetic = true };

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Counts_EventsThatContradict_AreKeptAndCountedByKind(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await new SourceStore(test.Database).PutAsync(Hotline, CancellationToken.None);
        await new ProviderStore(test.Database).PutAsync([new Provider { Code = "alder", Name = "Alder (fictional)", IsSynthetic = true }], CancellationToken.None);
        var store = new NoticeStore(test.Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), UncountedChangeStore.Instance);
        await using (var batch = await store.BeginAsync(Hotline, new NoticeFold(_ => null, Duration.FromMinutes(1)), CancellationToken.None))
        {
            await batch.AppendAsync(
                [
                    Events.Of(EventType.Issued, 10, notice: "gone-before", item: "i"),
                    Events.Of(EventType.Gone, 9, notice: "gone-before", item: "i"),
                    Events.Of(EventType.Issued, 10, notice: "skewed", item: "i"),
                    Events.Of(EventType.Gone, 10 - (0.5 / 60), notice: "skewed", item: "i"),
                    Events.Of(EventType.Issued, 10, notice: "early", item: "i"),
                    Events.Of(EventType.Delivered, 5, notice: "early"),
                    Events.Of(EventType.Issued, 10, notice: "ahead", item: "i"),
                    Events.Of(EventType.Removed, 90, notice: "ahead", item: "i"),
                    Events.Of(EventType.Issued, 10, notice: "plain", item: "i"),
                    Events.Of(EventType.Corrected, 12, notice: "plain", item: "i", target: "nothing-has-this-id"),
                    Events.Of(EventType.Retracted, 12, id: "r", notice: "plain", item: "i", target: "nor-this"),
                ],
                CancellationToken.None);
            await batch.CommitAsync(CancellationToken.None);
        }

        var queries = new ContradictionQueries(test.Database, new NoticeHistoryQueries(test.Database));
        var counts = await queries.ItemsAsync(new Scope.All(), Events.Start + Duration.FromHours(40), CancellationToken.None);

        Assert.Equal((1, 1, 1, 1), (counts.RemovedBeforeIssue, counts.ReceivedBeforeIssue, counts.SkewCorrected, counts.AheadOfTime));
        Assert.Equal(2, await queries.UnknownTargetsAsync(CancellationToken.None));
        Assert.Equal(0, (await queries.ItemsAsync(new Scope.OfProvider("birch"), Events.Start, CancellationToken.None)).AheadOfTime);
    }
}
