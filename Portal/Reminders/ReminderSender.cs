using Portal.Data.Reminders;

namespace Portal.Reminders;

/// <summary>Sends one delivery on the way that its subscriber chose.</summary>
internal sealed partial class ReminderSender(WebhookClient webhooks, MailComposer composer, ILogger<ReminderSender> log, IMailTransport? mail = null)
{
    /// <summary>What becomes of one delivery; a failure of this program itself ends neither the round nor the others.</summary>
    internal async Task<SendOutcome> SendAsync(ClaimedDelivery delivery, CancellationToken cancellation)
    {
        try
        {
            return await OnItsWayAsync(delivery, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // Only the kind: messages can hold addresses
            LogFailed(delivery.Message.Delivery, failure.GetType().Name);
            return new SendOutcome.Later("failed in this program");
        }
    }

    private async Task<SendOutcome> OnItsWayAsync(ClaimedDelivery delivery, CancellationToken cancellation)
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Delivery} failed ({Kind})")]
    private partial void LogFailed(string delivery, string kind);
}
