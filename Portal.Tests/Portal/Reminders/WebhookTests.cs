using System.Text.Json;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Reminders;
using Portal.Reminders;
using Portal.Tests.Support;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Portal.Reminders;

public sealed class WebhookTests
{
    private static readonly Scope Alder = new Scope.OfProvider("alder");

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Round_ReceiverFailsAtFirst_GetsTheSameSignedBodyUntilItTakesIt(DatabaseKind kind)
    {
        await using var receiver = await WebhookReceiver.StartAsync(503, 500, 204);
        await using var stage = await ReminderStage.CreateAsync(kind);
        var hook = await stage.Data.HookAsync(Alder, target: receiver.Address);
        var (round, _) = stage.Instance(ReminderStage.Hooks);
        var times = new List<Instant>();

        foreach (var minutes in (int[])[0, 1, 3, 10])
        {
            stage.Clock.Now = At(18) + Duration.FromMinutes(minutes);
            times.Add(stage.Clock.Now);
            await round.RunAsync(CancellationToken.None);
        }

        var view = await stage.LastAsync();
        Assert.Equal((DeliveryState.Sent, 3, "answered 204"), (view.State, view.Attempts, view.Result));
        Assert.Equal(3, receiver.Requests.Count);
        Assert.Single(receiver.Requests.Select(one => (one.Delivery, one.Body)).Distinct());
        var secret = stage.Data.Key.WebhookSecret(hook.Handle, 1);
        Assert.All(receiver.Requests.Zip(times), pair => Assert.True(WebhookSignature.IsValid(secret, pair.First.Signature, pair.First.Body, pair.Second)));
        var body = JsonDocument.Parse(receiver.Requests.First().Body).RootElement;
        Assert.Equal((1, view.DeliveryId, 1, 0), (body.GetProperty("version").GetInt32(), body.GetProperty("delivery").GetString(), body.GetProperty("at_risk").GetInt32(), body.GetProperty("overdue").GetInt32()));
        Assert.Equal("2026-03-03T08:00:00Z", body.GetProperty("changes")[0].GetProperty("due_at").GetString());
    }

    [Fact]
    public async Task Round_WorkerDiedAfterSending_RepeatsUnderTheSameId()
    {
        await using var receiver = await WebhookReceiver.StartAsync(200);
        await using var stage = await ReminderStage.CreateAsync(DatabaseKind.Sqlite);
        await stage.Data.HookAsync(Alder, target: receiver.Address);
        var (round, sender) = stage.Instance(ReminderStage.Hooks);
        stage.Clock.Now = At(18);
        await stage.Data.PassAsync(18);

        var lost = (await stage.Data.Deliveries.ClaimAsync(stage.Clock.Now, CancellationToken.None))!;
        await sender.SendAsync(lost, CancellationToken.None);
        await round.RunAsync(CancellationToken.None);
        stage.Clock.Now += ClaimedDelivery.LeaseLength;
        await round.RunAsync(CancellationToken.None);

        Assert.Equal([lost.Message.Delivery, lost.Message.Delivery], receiver.Requests.Select(one => one.Delivery));
        Assert.Equal(DeliveryState.Sent, (await stage.LastAsync()).State);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task Round_ReceiverDoesNotWantIt_IsGivenUpAtOnce(int status)
    {
        await using var receiver = await WebhookReceiver.StartAsync(status);
        Assert.Equal((DeliveryState.GivenUp, $"answered {status}"), await AfterOneRoundAsync(receiver, ReminderStage.Hooks));
    }

    [Fact]
    public async Task Round_ReceiverRedirects_IsNotFollowed()
    {
        await using var receiver = await WebhookReceiver.StartAsync((302, "Location", "/elsewhere"));

        Assert.Equal((DeliveryState.GivenUp, "answered 302"), await AfterOneRoundAsync(receiver, ReminderStage.Hooks));
        Assert.Equal(["/hook"], receiver.Paths);
    }

    [Fact]
    public async Task Round_ReceiverAsksForTime_GetsIt()
    {
        await using var receiver = await WebhookReceiver.StartAsync((429, "Retry-After", "1800"));
        await using var stage = await ReminderStage.CreateAsync(DatabaseKind.Sqlite);
        await stage.Data.HookAsync(Alder, target: receiver.Address);

        stage.Clock.Now = At(18);
        await stage.Instance(ReminderStage.Hooks).Round.RunAsync(CancellationToken.None);

        Assert.Equal(At(18.5), (await stage.LastAsync()).NextAttemptAt);
    }

    [Fact]
    public async Task Round_PrivateAddressNotConfigured_IsNeverReached()
    {
        await using var receiver = await WebhookReceiver.StartAsync(200);

        Assert.Equal((DeliveryState.GivenUp, "address not allowed"), await AfterOneRoundAsync(receiver, ReminderStage.Hooks with { PrivateHosts = [] }));
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task Round_NameThatLeadsIntoThisMachine_IsRefusedWhenConnecting()
    {
        await using var stage = await ReminderStage.CreateAsync(DatabaseKind.Sqlite);

        // Every system resolves this name to the machine itself, and its text looks like any other
        var name = System.Net.Dns.GetHostName();
        await stage.Data.HookAsync(Alder, target: $"https://{name}:1/");
        stage.Clock.Now = At(18);
        await stage.Instance(ReminderStage.Hooks).Round.RunAsync(CancellationToken.None);

        Assert.Equal((DeliveryState.GivenUp, "address not allowed"), ((await stage.LastAsync()).State, (await stage.LastAsync()).Result));
    }

    [Fact]
    public async Task Round_NobodyListens_IsTriedAgain()
    {
        var receiver = await WebhookReceiver.StartAsync(200);
        await receiver.DisposeAsync();

        Assert.Equal((DeliveryState.Waiting, "not reached"), await AfterOneRoundAsync(receiver, ReminderStage.Hooks));
    }

    private static async Task<(DeliveryState, string?)> AfterOneRoundAsync(WebhookReceiver receiver, ReminderOptions options)
    {
        await using var stage = await ReminderStage.CreateAsync(DatabaseKind.Sqlite);
        await stage.Data.HookAsync(Alder, target: receiver.Address);
        stage.Clock.Now = At(18);
        await stage.Instance(options).Round.RunAsync(CancellationToken.None);
        var view = await stage.LastAsync();
        return (view.State, view.Result);
    }
}
