using Portal.Data.Reminders;

namespace Portal.Reminders;

/// <summary>Sends one delivery on the way that its subscriber chose.</summary>
internal sealed class ReminderSender(WebhookClient webhooks, MailComposer composer, IMailTransport? mail = null)
{
    internal async Task<SendOutcome> SendAsync(ClaimedDelivery delivery, CancellationToken cancellation)
    {
        if (delivery.Subscription.Asked.Channel == ReminderChannel.Webhook)
        {
            return await webhooks.SendAsync(delivery, cancellation);
        }

        if (mail is null)
        {
            return new SendOutcome.Later("mail is not configured");
        }

        using var message = await composer.ComposeAsync(delivery);
        return await mail.SendAsync(message, cancellation);
    }
}
