using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Reminders;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Reminders;

public sealed class ReminderEndpointsTests
{
    private static readonly NewSubscription Asked = new(ReminderChannel.Mail, "desk@example.org", true, true, Duration.FromMinutes(15));

    [Fact]
    public async Task Unsubscribe_ByHand_AsksFirstThenForgetsTheAddress()
    {
        await using var app = await StartAsync();
        var (subscription, token) = await AddAsync(app, ReminderLink.Unsubscribe);

        var page = await app.Client.GetStringAsync(new Uri($"/reminders/unsubscribe/{token}", UriKind.Relative));
        Assert.Contains("<button type=\"submit\" class=\"primary\">Stop the reminders</button>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", page, StringComparison.Ordinal);
        Assert.NotNull(await StateAsync(app, subscription));

        var posted = await app.Client.PostAsync(new Uri($"/reminders/unsubscribe/{token}", UriKind.Relative), new FormUrlEncodedContent([]));
        Assert.Equal((HttpStatusCode.Redirect, $"/reminders/unsubscribe/{token}"), (posted.StatusCode, posted.Headers.Location?.ToString()));
        Assert.Null(await StateAsync(app, subscription));
        Assert.Contains("There are no reminders to stop", await app.Client.GetStringAsync(posted.Headers.Location), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unsubscribe_OneClickByAMailProgram_IsAnsweredWithoutRedirect()
    {
        await using var app = await StartAsync();
        var (subscription, token) = await AddAsync(app, ReminderLink.Unsubscribe);
        var form = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);

        var first = await app.Client.PostAsync(new Uri($"/reminders/unsubscribe/{token}", UriKind.Relative), form);
        var again = await app.Client.PostAsync(new Uri($"/reminders/unsubscribe/{token}", UriKind.Relative), form);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Null(await StateAsync(app, subscription));
    }

    [Fact]
    public async Task Links_OfAnotherPurposeOrForged_DoNothing()
    {
        await using var app = await StartAsync();
        var (subscription, confirm) = await AddAsync(app, ReminderLink.Confirm);

        var misused = await app.Client.PostAsync(new Uri($"/reminders/unsubscribe/{confirm}", UriKind.Relative), new FormUrlEncodedContent([]));
        var forged = await app.Client.PostAsync(new Uri($"/reminders/confirm/{new string('0', 64)}", UriKind.Relative), new FormUrlEncodedContent([]));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (misused.StatusCode, forged.StatusCode));
        Assert.Equal(SubscriptionState.Unconfirmed, await StateAsync(app, subscription));
    }

    [Fact]
    public async Task Confirm_LookedAtThenPosted_BeginsOnlyWithThePost()
    {
        await using var app = await StartAsync();
        var (subscription, token) = await AddAsync(app, ReminderLink.Confirm);

        Assert.Contains("Do you want these reminders?", await app.Client.GetStringAsync(new Uri($"/reminders/confirm/{token}", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(SubscriptionState.Unconfirmed, await StateAsync(app, subscription));

        await app.Client.PostAsync(new Uri($"/reminders/confirm/{token}", UriKind.Relative), new FormUrlEncodedContent([]));
        Assert.Equal(SubscriptionState.Active, await StateAsync(app, subscription));
        Assert.Contains("You have agreed", await app.Client.GetStringAsync(new Uri($"/reminders/confirm/{token}", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendar_WithItsToken_IsPrivateAndEndsWhenRevoked()
    {
        await using var app = await StartAsync();
        var feeds = app.Services.GetRequiredService<CalendarFeedStore>();
        var token = await feeds.RotateAsync("desk", new Scope.OfProvider("syn-001"), SystemClock.Instance.GetCurrentInstant(), CancellationToken.None);

        var answer = await app.Client.GetAsync(new Uri($"/calendar/{token}.ics", UriKind.Relative));

        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.True(answer.Headers.CacheControl is { Private: true });
        Assert.Empty(CalendarReader.Events(await answer.Content.ReadAsByteArrayAsync()));
        using var known = new HttpRequestMessage(HttpMethod.Get, $"/calendar/{token}.ics");
        known.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await app.Client.SendAsync(known)).StatusCode);

        await feeds.RevokeAsync("desk", CancellationToken.None);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync(new Uri($"/calendar/{token}.ics", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Service_SwitchedOn_SendsBySelf()
    {
        await using var receiver = await WebhookReceiver.StartAsync(200);
        await using var app = await StartAsync("--Portal:Reminders", "true", "--Portal:WebhookPrivateHosts", "127.0.0.1");
        var now = SystemClock.Instance.GetCurrentInstant();
        var hook = await app.Services.GetRequiredService<SubscriptionStore>().AddAsync(
            "desk", new Scope.OfProvider("syn-001"), Asked with { Channel = ReminderChannel.Webhook, Target = receiver.Address }, now, CancellationToken.None);
        await app.Services.GetRequiredService<DeliveryStore>().AddAsync(hook!.Id, "desk", DeliveryKind.Test, now, CancellationToken.None);

        for (var tries = 0; tries < 400 && receiver.Requests.IsEmpty; tries++)
        {
            await Task.Delay(100);
        }

        Assert.Contains("\"kind\":\"test\"", Assert.Single(receiver.Requests).Body, StringComparison.Ordinal);
    }

    private static async Task<PortalApp> StartAsync(params string[] arguments)
    {
        var app = await PortalApp.StartAsync(demo: false, arguments: arguments);
        await app.Services.GetRequiredService<Migrator>().ApplyAsync(CancellationToken.None);
        return app;
    }

    private static async Task<(Subscription Subscription, string Token)> AddAsync(PortalApp app, ReminderLink purpose)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var added = await app.Services.GetRequiredService<SubscriptionStore>().AddAsync("desk", new Scope.OfProvider("syn-001"), Asked, now, CancellationToken.None);
        return (added!, app.Services.GetRequiredService<ReminderKey>().Token(purpose, added!.Handle));
    }

    private static Task<SubscriptionState?> StateAsync(PortalApp app, Subscription subscription) =>
        app.Services.GetRequiredService<SubscriptionStore>().StateAsync(subscription.Handle, CancellationToken.None);
}
