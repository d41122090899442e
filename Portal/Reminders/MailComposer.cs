using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Portal.Data.Reminders;

namespace Portal.Reminders;

/// <summary>Makes the mail of a delivery: plain text and simple HTML, with a link that ends the reminders in one click (RFC 8058).</summary>
internal sealed class MailComposer(ReminderOptions options, ReminderKey key, IServiceScopeFactory scopes, ILoggerFactory logs)
{
    internal async Task<MailMessage> ComposeAsync(ClaimedDelivery delivery)
    {
        var (site, message, handle) = (options.PublicUrl!, delivery.Message, delivery.Subscription.Handle);
        var end = PortalUrls.Absolute(site, PortalUrls.EndReminders(key.Token(ReminderLink.Unsubscribe, handle)));
        var view = new MailBodyView(
            message,
            MailWords.Lead(message),
            PortalUrls.Absolute(site, message.Provider is null ? PortalUrls.DeadlineBoard : PortalUrls.ProviderClocks),
            message.Kind == DeliveryKind.Confirmation ? PortalUrls.Absolute(site, PortalUrls.ConfirmReminders(key.Token(ReminderLink.Confirm, handle))) : null,
            end);
        var mail = new MailMessage(new MailAddress(options.MailFrom!, "Removal Time Register"), new MailAddress(delivery.Subscription.Asked.Target))
        {
            Subject = MailWords.Subject(message),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        mail.Headers["Message-ID"] = $"<{message.Delivery}@{site.IdnHost}>";
        mail.Headers["X-Portal-Delivery"] = message.Delivery;
        mail.Headers["Auto-Submitted"] = "auto-generated";
        mail.Headers["List-Unsubscribe"] = $"<{end}>";
        mail.Headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        Add(mail, MailWords.Text(view), MediaTypeNames.Text.Plain, TransferEncoding.SevenBit);
        Add(mail, await HtmlAsync(view), MediaTypeNames.Text.Html, TransferEncoding.QuotedPrintable);
        return mail;
    }

    private static void Add(MailMessage mail, string text, string type, TransferEncoding encoding)
    {
        var part = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        part.TransferEncoding = encoding;
        mail.AlternateViews.Add(part);
    }

    private async Task<string> HtmlAsync(MailBodyView view)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<MailBody>(ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(MailBody.View)] = view }))).ToHtmlString());
    }
}
