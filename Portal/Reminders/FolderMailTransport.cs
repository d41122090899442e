using System.Net.Mail;
using Portal.Data.Reminders;

namespace Portal.Reminders;

/// <summary>Puts each mail as an .eml file into a folder, for an installation whose own mail system fetches them there.</summary>
internal sealed class FolderMailTransport(ReminderOptions options) : IMailTransport
{
    public async Task<SendOutcome> SendAsync(MailMessage mail, CancellationToken cancellation)
    {
        try
        {
            // Written under another name first: whoever fetches sees whole mails only
            var inner = Directory.CreateDirectory(Path.Combine(options.MailFolder!, ".writing")).FullName;
            var own = Directory.CreateDirectory(Path.Combine(inner, mail.Headers["X-Portal-Delivery"]!)).FullName;
            using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = own };
            await client.SendMailAsync(mail, cancellation);
            File.Move(Directory.GetFiles(own, "*.eml").Single(), Path.Combine(options.MailFolder!, $"{mail.Headers["X-Portal-Delivery"]}.eml"), overwrite: true);
            Directory.Delete(own, recursive: true);
            return new SendOutcome.Sent("put into the mail folder");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SmtpException)
        {
            return new SendOutcome.Later("mail folder not writable");
        }
    }
}
