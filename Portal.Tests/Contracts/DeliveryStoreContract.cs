using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Reminders;
using Portal.Tests.Support;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Contracts;

/// <summary>The outbox: at least once, one worker at a time, the same id on every try.</summary>
public sealed class DeliveryStoreContract
{
    private static readonly Scope Alder = new Scope.OfProvider("alder");

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Claim_ManyWorkers_GiveEachDeliveryToOne(DatabaseKind kind)
    {
        await using var test = await ReminderDatabase.CreateAsync(kind);
        var hook = await test.HookAsync(Alder);
        for (var at = 0; at < 20; at++)
        {
            Assert.True(await test.Deliveries.AddAsync(hook.Id, "desk", DeliveryKind.Test, At(0), CancellationToken.None));
        }

        var claimed = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            var own = new List<long>();
            for (var tries = 0; tries < 60; tries++)
            {
                if (await test.Deliveries.ClaimAsync(At(0), CancellationToken.None) is { } one)
                {
                    own.Add(one.Id);
                }
            }

            return own;
        }));

        var all = claimed.SelectMany(one => one).ToList();
        Assert.Equal(20, all.Count);
        Assert.Equal(20, all.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Claim_WorkerDiedBeforeTheEnd_GivesTheSameIdAndBytesToAnotherLater(DatabaseKind kind)
    {
        await using var test = await ReminderDatabase.CreateAsync(kind);
        var hook = await test.HookAsync(Alder);
        await test.Deliveries.AddAsync(hook.Id, "desk", DeliveryKind.Test, At(0), CancellationToken.None);

        var first = (await test.Deliveries.ClaimAsync(At(0), CancellationToken.None))!;
        var meanwhile = await test.Deliveries.ClaimAsync(At(0) + ClaimedDelivery.LeaseLength - Duration.FromSeconds(1), CancellationToken.None);
        var second = (await test.Deliveries.ClaimAsync(At(0) + ClaimedDelivery.LeaseLength, CancellationToken.None))!;

        Assert.Null(meanwhile);
        Assert.Equal((first.Id, first.Payload, first.Message.Delivery), (second.Id, second.Payload, second.Message.Delivery));
        Assert.Equal(2, second.Attempt);
        Assert.False(await test.Deliveries.FinishAsync(first, new SendOutcome.Sent("ok"), At(1), CancellationToken.None));
        Assert.True(await test.Deliveries.FinishAsync(second, new SendOutcome.Sent("ok"), At(1), CancellationToken.None));
        Assert.Null(await test.Deliveries.ClaimAsync(At(50), CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Claim_ClockPutBack_IsNotHeldByAnOldLease(DatabaseKind kind)
    {
        await using var test = await ReminderDatabase.CreateAsync(kind);
        var hook = await test.HookAsync(Alder);
        await test.Deliveries.AddAsync(hook.Id, "desk", DeliveryKind.Test, At(1000), CancellationToken.None);
        Assert.NotNull(await test.Deliveries.ClaimAsync(At(1000), CancellationToken.None));

        Assert.NotNull(await test.Deliveries.ClaimAsync(At(0), CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Finish_FailedTries_WaitLongerUntilGivenUpAndCanBeTriedAgain(DatabaseKind kind)
    {
        await using var test = await ReminderDatabase.CreateAsync(kind);
        var hook = await test.HookAsync(Alder);
        await test.Deliveries.AddAsync(hook.Id, "desk", DeliveryKind.Test, At(0), CancellationToken.None);
        var (now, tries) = (At(0), new List<Duration>());

        while (await test.Deliveries.ClaimAsync(now, CancellationToken.None) is { } one)
        {
            await test.Deliveries.FinishAsync(one, new SendOutcome.Later("http 503"), now, CancellationToken.None);
            var next = (await test.Deliveries.RecentAsync("desk", 1, CancellationToken.None))[0].NextAttemptAt;
            Assert.Null(await test.Deliveries.ClaimAsync(next - Duration.FromMilliseconds(1), CancellationToken.None));
            tries.Add(next - now);
            now = next;
        }

        var view = Assert.Single(await test.Deliveries.RecentAsync("desk", 9, CancellationToken.None));
        Assert.Equal((DeliveryState.GivenUp, 12, "http 503"), (view.State, view.Attempts, view.Result));
        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 0], tries.Select(wait => (int)wait.TotalMinutes));
        Assert.False(await test.Deliveries.TryAgainAsync(view.Id, "somebody else", now, CancellationToken.None));
        Assert.True(await test.Deliveries.TryAgainAsync(view.Id, "desk", now, CancellationToken.None));
        Assert.Equal(view.DeliveryId, (await test.Deliveries.ClaimAsync(now, CancellationToken.None))!.Message.Delivery);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Finish_Refused_IsGivenUpAtOnce(DatabaseKind kind)
    {
        await using var test = await ReminderDatabase.CreateAsync(kind);
        var hook = await test.HookAsync(Alder);
        await test.Deliveries.AddAsync(hook.Id, "desk", DeliveryKind.Test, At(0), CancellationToken.None);

        await test.Deliveries.FinishAsync((await test.Deliveries.ClaimAsync(At(0), CancellationToken.None))!, new SendOutcome.Refused("http 404"), At(0), CancellationToken.None);

        Assert.Equal(DeliveryState.GivenUp, (await test.Deliveries.RecentAsync("desk", 9, CancellationToken.None)).Single().State);
        Assert.Equal(0, await test.Deliveries.PruneAsync(At(0), CancellationToken.None));
        Assert.Equal(1, await test.Deliveries.PruneAsync(At(1), CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Subscription_UnconfirmedOrPaused_GetsNoReminder(DatabaseKind kind)
    {
        await using var test = await ReminderDatabase.CreateAsync(kind);
        await test.PassAsync(-100);
        var asked = new NewSubscription(ReminderChannel.Mail, "desk@example.org", true, true, Duration.FromMinutes(15));
        var mail = (await test.Subscriptions.AddAsync("desk", Alder, asked, At(0), CancellationToken.None))!;
        await test.SendAsync(Of(EventType.Issued, 0));
        await test.Deliveries.AddAsync(mail.Id, "desk", DeliveryKind.Confirmation, At(0), CancellationToken.None);

        Assert.Equal(SubscriptionState.Unconfirmed, mail.State);
        Assert.Equal(DeliveryKind.Confirmation, (await test.SendAllAsync(1)).Single().Message.Kind);
        Assert.Equal(0, (await test.PassAsync(18)).Made);
        Assert.True(await test.Subscriptions.ConfirmAsync(mail.Handle, CancellationToken.None));
        Assert.False(await test.Subscriptions.ConfirmAsync(mail.Handle, CancellationToken.None));
        Assert.Equal(1, (await test.PassAsync(25)).Made);
        Assert.True(await test.Subscriptions.PauseAsync(mail.Id, "desk", CancellationToken.None));
        Assert.Empty(await test.SendAllAsync(25));
        Assert.True(await test.Subscriptions.ResumeAsync(mail.Id, "desk", CancellationToken.None));
        Assert.Equal(1, (await test.SendAllAsync(25)).Single().Message.Overdue);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Subscription_Deleted_LeavesNeitherAddressNorDelivery(DatabaseKind kind)
    {
        await using var test = await ReminderDatabase.CreateAsync(kind);
        var hook = await test.HookAsync(Alder);
        await test.Deliveries.AddAsync(hook.Id, "desk", DeliveryKind.Test, At(0), CancellationToken.None);

        Assert.False(await test.Subscriptions.DeleteAsync(hook.Id, "somebody else", CancellationToken.None));
        Assert.True(await test.Subscriptions.DeleteAsync(hook.Handle, CancellationToken.None));

        Assert.False(await test.Subscriptions.DeleteAsync(hook.Handle, CancellationToken.None));
        Assert.Empty(await test.Subscriptions.OfOwnerAsync("desk", CancellationToken.None));
        Assert.Empty(await test.Deliveries.RecentAsync("desk", 9, CancellationToken.None));
        Assert.Null(await test.Deliveries.ClaimAsync(At(1), CancellationToken.None));
        Assert.True((await test.HookAsync(Alder)).Id > hook.Id);
        var log = await test.Audit.PageAsync(null, null, 9, CancellationToken.None);
        Assert.Equal(["reminder.add", "reminder.delete", "reminder.add"], log.Select(entry => entry.Action));
        Assert.All(log, entry => Assert.DoesNotContain("example", entry.Detail + entry.Subject, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Subscription_Owner_HasTwentyAtMostAndItsOwnOnly(DatabaseKind kind)
    {
        await using var test = await ReminderDatabase.CreateAsync(kind);
        for (var at = 0; at < SubscriptionStore.MostOfOwner; at++)
        {
            Assert.NotNull(await test.HookAsync(Alder, target: $"https://hooks.example.org/{at}"));
        }

        Assert.Null(await test.HookAsync(Alder));
        var other = await test.HookAsync(Alder, owner: "other");
        Assert.Equal("https://hooks.example.org/", Assert.Single(await test.Subscriptions.OfOwnerAsync("other", CancellationToken.None)).Asked.Target);
        Assert.False(await test.Subscriptions.PauseAsync(other.Id, "desk", CancellationToken.None));
        Assert.Null(await test.Subscriptions.RenewSecretAsync(other.Id, "desk", CancellationToken.None));
        Assert.Equal(2, await test.Subscriptions.RenewSecretAsync(other.Id, "other", CancellationToken.None));
        Assert.False(await test.Deliveries.AddAsync(other.Id, "desk", DeliveryKind.Test, At(0), CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task CalendarFeed_RotatedOrRevoked_EndsTheAddressBefore(DatabaseKind kind)
    {
        await using var test = await ReminderDatabase.CreateAsync(kind);

        var first = await test.Feeds.RotateAsync("desk", Alder, At(0), CancellationToken.None);
        Assert.Equal(Alder, await test.Feeds.FindAsync(first, CancellationToken.None));
        var second = await test.Feeds.RotateAsync("desk", new Scope.OfJurisdiction("XB"), At(1), CancellationToken.None);

        Assert.Null(await test.Feeds.FindAsync(first, CancellationToken.None));
        Assert.Equal(new Scope.OfJurisdiction("XB"), await test.Feeds.FindAsync(second, CancellationToken.None));
        Assert.Equal(At(1), await test.Feeds.CreatedAsync("desk", CancellationToken.None));
        Assert.True(await test.Feeds.RevokeAsync("desk", CancellationToken.None));
        Assert.Null(await test.Feeds.FindAsync(second, CancellationToken.None));
        Assert.Null(await test.Feeds.CreatedAsync("desk", CancellationToken.None));
    }
}
