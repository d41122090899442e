using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Security.Authentication;
using Portal.Data.Reminders;

namespace Portal.Reminders;

/// <summary>Hands mails to a mail server, one connection each.</summary>
internal sealed class SmtpMailTransport(ReminderOptions options) : IMailTransport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<SendOutcome> SendAsync(MailMessage mail, CancellationToken cancellation)
    {
        using var client = new SmtpClient(options.MailHost, options.MailPort) { EnableSsl = options.MailSecurity == MailSecurity.StartTls };
        if (options is { MailUser: { } user, MailPasswordFile: { } file })
        {
            client.Credentials = new NetworkCredential(user, (await File.ReadAllTextAsync(file, cancellation)).TrimEnd('\r', '\n'));
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(mail, patience.Token);
            return new SendOutcome.Sent("taken by the mail server");
        }
        catch (SmtpException failure)
        {
            return Outcome((int)failure.StatusCode);
        }
        catch (AuthenticationException)
        {
            return new SendOutcome.Later("no encrypted connection");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendOutcome.Later("mail server too slow");
        }
    }

    // 530 to 538 are about this installation's own sign-in, which a person can put right; other 5yz are final for this mail
    private static SendOutcome Outcome(int status) => status switch
    {
        >= 400 and < 500 or (>= 530 and <= 538) => new SendOutcome.Later(Words(status)),
        >= 500 and < 600 => new SendOutcome.Refused(Words(status)),
        _ => new SendOutcome.Later("mail server not reached"),
    };

    private static string Words(int status) => string.Create(CultureInfo.InvariantCulture, $"mail server said {status}");
}
