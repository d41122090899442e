using System.Diagnostics;
using NodaTime;
using Portal.Data;
using Portal.Data.Notices;
using Portal.Data.Reminders;
using Portal.Reminders;

namespace Portal.Ui.Workbench;

/// <summary>Loads and changes one person's reminders. Everything asks for the owner: nobody touches another's.</summary>
internal sealed class ReminderDeskModel(
    SubscriptionStore subscriptions, DeliveryStore deliveries, CalendarFeedStore feeds, ReminderKey key, ReminderOptions options, PortalDataOptions data, IClock clock)
{
    private const int RecentDeliveries = 30;

    internal static IReadOnlyList<int> Digests { get; } = [15, 60, 1440];

    internal async Task<ReminderDeskView> LoadAsync(string owner, CancellationToken cancellation) => new(
        clock.GetCurrentInstant(),
        await subscriptions.OfOwnerAsync(owner, cancellation),
        await deliveries.RecentAsync(owner, RecentDeliveries, cancellation),
        await feeds.CreatedAsync(owner, cancellation),
        options.CanMail,
        data.WithDemo);

    internal async Task<ReminderNews> AddAsync(string owner, Scope scope, ReminderDraft draft, CancellationToken cancellation)
    {
        var target = draft.Channel == ReminderChannel.Mail
            ? SubscriberAddress.Read(draft.Target)
            : WebhookTarget.Read(draft.Target, options.PrivateHosts)?.AbsoluteUri;
        var problems = Problems(draft, target).ToArray();
        if (problems.Length > 0)
        {
            return new ReminderNews("") { Problems = problems };
        }

        var now = clock.GetCurrentInstant();
        var asked = new NewSubscription(draft.Channel, target!, draft.WantsAtRisk, draft.WantsOverdue, Duration.FromMinutes(draft.DigestMinutes));
        if (await subscriptions.AddAsync(owner, scope, asked, now, cancellation) is not { } added)
        {
            return new ReminderNews("") { Problems = [new FieldProblem("reminder-target", $"You have {SubscriptionStore.MostOfOwner} subscriptions: delete one first")] };
        }

        if (draft.Channel == ReminderChannel.Webhook)
        {
            return new ReminderNews("Added. Keep its secret now.", "Secret of the webhook", key.WebhookSecret(added.Handle, added.SecretVersion));
        }

        await deliveries.AddAsync(added.Id, owner, DeliveryKind.Confirmation, now, cancellation);
        return new ReminderNews("Added. A mail asks whether the address agrees; reminders begin after that.");
    }

    internal async Task<ReminderNews> ActAsync(string owner, Scope scope, ReminderAct act, long id, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        return act switch
        {
            ReminderAct.Test => Told(await deliveries.AddAsync(id, owner, DeliveryKind.Test, now, cancellation), "A test is on its way. Its fate stands under last deliveries."),
            ReminderAct.Pause => Told(await subscriptions.PauseAsync(id, owner, cancellation), "Paused. What happens meanwhile is not told later."),
            ReminderAct.Resume => Told(await subscriptions.ResumeAsync(id, owner, cancellation), "Reminders go out again, from now on."),
            ReminderAct.Delete => Told(await subscriptions.DeleteAsync(id, owner, cancellation), "Deleted. Its address and its deliveries are forgotten."),
            ReminderAct.TryAgain => Told(await deliveries.TryAgainAsync(id, owner, now, cancellation), "It is tried again now."),
            ReminderAct.EndCalendar => Told(await feeds.RevokeAsync(owner, cancellation), "The calendar's address leads nowhere any more."),
            ReminderAct.MakeCalendar => new ReminderNews(
                "The calendar has a new address; one before has ended. Keep it now.", "Address of the calendar", PortalUrls.Calendar(await feeds.RotateAsync(owner, scope, now, cancellation))),
            ReminderAct.RenewSecret => await RenewAsync(owner, id, cancellation),
            _ => throw new UnreachableException(),
        };
    }

    private static ReminderNews Told(bool isDone, string words) => new(isDone ? words : "Nothing was changed: this is not there any more.");

    private async Task<ReminderNews> RenewAsync(string owner, long id, CancellationToken cancellation) =>
        await subscriptions.RenewSecretAsync(id, owner, cancellation) is { } version
        && (await subscriptions.OfOwnerAsync(owner, cancellation)).FirstOrDefault(one => one.Id == id) is { } webhook
            ? new ReminderNews("The webhook has a new secret; the one before signs nothing any more.", "Secret of the webhook", key.WebhookSecret(webhook.Handle, version))
            : Told(false, "");

    private IEnumerable<FieldProblem> Problems(ReminderDraft draft, string? target)
    {
        if (draft.Channel == ReminderChannel.Mail && !options.CanMail)
        {
            yield return new FieldProblem("reminder-channel", "This installation sends no mail: choose a webhook");
        }

        if (target is null)
        {
            yield return new FieldProblem("reminder-target", draft.Channel == ReminderChannel.Mail
                ? "Enter one e-mail address, like name@example.org"
                : "Enter an address that begins with https:// and is open to the internet");
        }

        if (!draft.WantsAtRisk && !draft.WantsOverdue)
        {
            yield return new FieldProblem("reminder-near", "Choose at least one occasion");
        }

        if (!Digests.Contains(draft.DigestMinutes))
        {
            yield return new FieldProblem("reminder-digest", "Choose one of the times");
        }
    }
}
