using NodaTime;
using Portal.Data.Audit;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Reminders;

namespace Portal.Tests.Support;

/// <summary>A database with two providers, a hotline whose notices have 24 hours, and the stores of reminders.</summary>
internal sealed class ReminderDatabase : IAsyncDisposable
{
    private static readonly Source Hotline = new() { Code = "hotline", Name = "Hotline (fictional)", Namespace = "h", IsSynthetic = true, MayLoadHistory = true };

    private readonly TestDatabase _test;

    private ReminderDatabase(TestDatabase test)
    {
        _test = test;
        Key = new ReminderKey(new byte[ReminderKey.Length]);
        Queue = new DueQueueStore(test.Database);
        var audit = new AuditStore(test.Database, SystemClock.Instance);
        Audit = new AuditQueries(test.Database);
        Subscriptions = new SubscriptionStore(test.Database, Key, audit);
        Deliveries = new DeliveryStore(test.Database, Key);
        Feeds = new CalendarFeedStore(test.Database, audit);
        Calendar = new CalendarQueries(test.Database, new NoticeHistoryQueries(test.Database));
    }

    internal ReminderKey Key { get; }

    internal AuditQueries Audit { get; }

    internal DueQueueStore Queue { get; }

    internal SubscriptionStore Subscriptions { get; }

    internal DeliveryStore Deliveries { get; }

    internal CalendarFeedStore Feeds { get; }

    internal CalendarQueries Calendar { get; }

    internal static async Task<ReminderDatabase> CreateAsync(DatabaseKind kind)
    {
        var test = await TestDatabase.CreateAsync(kind);
        await new ProviderStore(test.Database).PutAsync(
            [new Provider { Code = "alder", Name = "Alder (fictional)" }, new Provider { Code = "tern", Name = "Tern (fictional)" }], CancellationToken.None);
        await new SourceStore(test.Database).PutAsync(Hotline, CancellationToken.None);
        return new ReminderDatabase(test);
    }

    internal async Task SendAsync(params NoticeEvent[] events)
    {
        await using var batch = await new NoticeStore(_test.Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), UncountedChangeStore.Instance).BeginAsync(Hotline, Events.Fold(), CancellationToken.None);
        Assert.All(await batch.AppendAsync(events, CancellationToken.None), result => Assert.NotEqual(AppendResult.UnknownProvider, result));
        await batch.CommitAsync(CancellationToken.None);
    }

    /// <summary>What people read of a notice.</summary>
    internal static string ReferenceOf(string notice) => PublicReference.Of(new ReferenceHasher(new byte[ReferenceHasher.KeyLength]).Notice(Hotline.Namespace, notice));

    internal Task<PassResult> PassAsync(double hours) => Queue.PassAsync(Events.At(hours), CancellationToken.None);

    internal Task<PassResult> PassAsync(Instant now) => Queue.PassAsync(now, CancellationToken.None);

    /// <summary>A webhook of one owner, active at once.</summary>
    internal async Task<Subscription> HookAsync(
        Scope scope, double hours = 0, string owner = "desk", bool atRisk = true, bool overdue = true, int digestMinutes = 15, string target = "https://hooks.example.org/") =>
        (await Subscriptions.AddAsync(
            owner, scope, new NewSubscription(ReminderChannel.Webhook, target, atRisk, overdue, Duration.FromMinutes(digestMinutes)), Events.At(hours), CancellationToken.None))!;

    /// <summary>Everything that can be sent now, marked as sent.</summary>
    internal async Task<IReadOnlyList<ClaimedDelivery>> SendAllAsync(double hours)
    {
        var sent = new List<ClaimedDelivery>();
        while (await Deliveries.ClaimAsync(Events.At(hours), CancellationToken.None) is { } one)
        {
            Assert.True(await Deliveries.FinishAsync(one, new SendOutcome.Sent("ok"), Events.At(hours), CancellationToken.None));
            sent.Add(one);
        }

        return sent;
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}
