using System.Globalization;
using Portal.Data;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Tests.Support;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Contracts;

/// <summary>One notice, those who may claim about it, and what came of it.</summary>
internal sealed class ClaimDesk : IAsyncDisposable
{
    private readonly TestDatabase test;
    private readonly RuleBook rules;
    private readonly NoticeFolds folds;
    private readonly NoticeStore notices;

    internal ClaimDesk(TestDatabase test)
    {
        this.test = test;
        rules = new RuleBook(new RuleTextStore(test.Database), new PortalDataOptions { Database = test.Address, ReferenceKeyFile = "", SeedFolder = Repository.PathOf("seed") });
        folds = new NoticeFolds(rules, new SourceStore(test.Database), new ProviderStore(test.Database));
        var board = new BoardClockStore(test.Database, rules, Clock);
        notices = new NoticeStore(test.Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), board);
        Claims = new ClaimStore(test.Database, notices, new SourceStore(test.Database), new ProviderStore(test.Database), rules, new AuditStore(test.Database, Clock), Clock);
        Queries = new ClaimQueries(test.Database);
    }

    internal FixedClock Clock { get; } = new(At(0));

    internal ClaimStore Claims { get; }

    internal ClaimQueries Queries { get; }

    public async ValueTask DisposeAsync()
    {
        rules.Dispose();
        await test.DisposeAsync();
    }

    internal async Task FillAsync(Source source, IReadOnlyList<NoticeEvent> events)
    {
        Provider[] providers = [new Provider { Code = "alder", Name = "Alder (fictional)" }, new Provider { Code = "tern", Name = "Tern (fictional)" }];
        await new ProviderStore(test.Database).PutAsync(providers, CancellationToken.None);
        await new SourceStore(test.Database).PutAsync(source, CancellationToken.None);
        var fold = CatalogueDeadlines.FoldOf(await rules.HistoryAsync(CancellationToken.None), [source], providers);
        await using var batch = await notices.BeginAsync(source, fold, CancellationToken.None);
        await batch.AppendAsync(events, CancellationToken.None);
        await batch.CommitAsync(CancellationToken.None);
    }

    internal async Task<ClockClaim> EnterAsync(ClaimKind kind = ClaimKind.Extension, string reason = "technical") =>
        Assert.IsType<ClaimResult.Done>(await TryEnterAsync(new Actor("provider-alder", Role.Provider), new Scope.OfProvider("alder"), kind, reason)).Claim;

    internal async Task<ClaimResult> TryEnterAsync(
        Actor actor, Scope scope, ClaimKind kind = ClaimKind.Extension, string reason = "technical", double deadline = 48, string? reference = "CASE-7")
    {
        var request = new ClaimRequest((await ItemsAsync())[0].NoticeId, kind, reason, kind == ClaimKind.Reset ? null : At(deadline), reference);
        return await Claims.EnterAsync(actor, scope, request, CancellationToken.None);
    }

    internal async Task<string> RefusalAsync(ClaimKind kind = ClaimKind.Extension, string reason = "technical", double deadline = 48, string? reference = null) =>
        Assert.IsType<ClaimResult.Refused>(
            await TryEnterAsync(new Actor("provider-alder", Role.Provider), new Scope.OfProvider("alder"), kind, reason, deadline, reference)).Field;

    internal Task<IReadOnlyList<StoredItem>> ItemsAsync() =>
        StoredItems.AllAsync(test.Database);

    internal async Task<IReadOnlyList<NoticeEvent>> EventsAsync() =>
        (await new NoticeHistoryQueries(test.Database).OfNoticeAsync(
            new Scope.All(), (await ItemsAsync())[0].NoticeId, await folds.CurrentAsync(CancellationToken.None), CancellationToken.None))!.Events;

    internal Task<IReadOnlyList<BoardClock>> ClocksAsync() =>
        new BoardQueries(test.Database).PageAsync(new Scope.All(), new BoardFilter(), state: null, Clock.Now, after: null, skip: 0, count: 10, CancellationToken.None);

    /// <summary>Provider, limit in hours after the start, and what moved it.</summary>
    internal async Task<string> LimitAsync(string provider)
    {
        var item = (await ItemsAsync()).Single(one => one.State.Provider == provider).State;
        return string.Create(CultureInfo.InvariantCulture, $"{provider} {(item.DeadlineAt - Start)?.TotalHours} {item.Flags & ~ItemFlags.StartInferred}");
    }

    internal async Task<IReadOnlyList<string>> AuditAsync() =>
        [.. (await new AuditQueries(test.Database).PageAsync(before: null, subject: null, count: 20, CancellationToken.None)).Select(entry => entry.Action)];
}
