using System.Net.Mail;
using Portal.Data.Reminders;

namespace Portal.Reminders;

/// <summary>Takes a mail out of the house.</summary>
internal interface IMailTransport
{
    /// <summary>Sends one mail. What goes wrong with the mail or its way is an outcome, not an exception.</summary>
    Task<SendOutcome> SendAsync(MailMessage mail, CancellationToken cancellation);
}
