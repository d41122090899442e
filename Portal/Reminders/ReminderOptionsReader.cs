using System.Globalization;
using Portal.Data.Reminders;

namespace Portal.Reminders;

/// <summary>Reads the configuration of reminders; every problem is told at once, each with the key that is wrong.</summary>
internal static class ReminderOptionsReader
{
    private const string On = "Portal:Reminders";
    internal const string Url = "Portal:PublicUrl";
    private const string From = "Portal:MailFrom";
    private const string Host = "Portal:MailHost";
    private const string Port = "Portal:MailPort";
    private const string Security = "Portal:MailSecurity";
    private const string User = "Portal:MailUser";
    private const string PasswordFile = "Portal:MailPasswordFile";
    private const string Folder = "Portal:MailFolder";
    private const string PrivateHosts = "Portal:WebhookPrivateHosts";

    /// <exception cref="InvalidOperationException">Something is wrong; the message names each key.</exception>
    internal static ReminderOptions Read(IConfiguration configuration)
    {
        var problems = new List<string>();
        var options = new ReminderOptions
        {
            IsOn = Value(On) is not { } on || Is(bool.TryParse(on, out var isOn), On, "is true or false") && isOn,
            PublicUrl = Value(Url) is { } url && Is(IsSite(url, out var site), Url, "is an address like https://register.example, http only on this machine") ? site : null,
            MailFrom = Value(From) is { } from && Is(SubscriberAddress.Read(from) is not null, From, "is one bare e-mail address") ? from : null,
            MailHost = Value(Host) is { } host && Is(Uri.CheckHostName(host) != UriHostNameType.Unknown, Host, "is the name or address of a mail server") ? host : null,
            MailPort = Value(Port) is { } port && Is(ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0, Port, "is a port from 1 to 65535")
                ? int.Parse(port, CultureInfo.InvariantCulture)
                : 587,
            MailSecurity = Value(Security) is { } word && Is(word is "starttls" or "none", Security, "is starttls or none") && word == "none" ? MailSecurity.None : MailSecurity.StartTls,
            MailUser = Value(User),
            MailPasswordFile = Value(PasswordFile) is { } file && Is(File.Exists(file), PasswordFile, "is a file that exists") ? file : null,
            MailFolder = Value(Folder) is { } folder && Is(Path.IsPathFullyQualified(folder), Folder, "is a full path") ? folder : null,
            PrivateHosts = (Value(PrivateHosts) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
        var wantsMail = Value(Host) is not null || Value(Folder) is not null || Value(From) is not null;
        Is(!wantsMail || Value(From) is not null, From, "is needed to send mail");
        Is(!wantsMail || Value(Url) is not null, Url, "is needed to send mail: its links lead there");
        Is(!wantsMail || (Value(Host) is null) != (Value(Folder) is null), Host, $"or {Folder} is needed to send mail, and not both");
        Is((Value(User) is null) == (Value(PasswordFile) is null), PasswordFile, $"and {User} go together");
        Is(Value(User) is null || options.MailSecurity == MailSecurity.StartTls, Security, $"is starttls where {User} is set: a password never travels in the open");
        return problems.Count == 0 ? options : throw new InvalidOperationException(string.Join(" ", problems.Distinct()));

        string? Value(string key) => configuration[key] is { Length: > 0 } value ? value : null;

        bool Is(bool isRight, string key, string what)
        {
            if (!isRight)
            {
                problems.Add($"{key} {what}.");
            }

            return isRight;
        }
    }

    private static bool IsSite(string text, out Uri? site) =>
        Uri.TryCreate(text, UriKind.Absolute, out site) && site.PathAndQuery == "/" && site.Fragment.Length == 0 && site.UserInfo.Length == 0
        && (site.Scheme == Uri.UriSchemeHttps || (site.Scheme == Uri.UriSchemeHttp && site.IsLoopback));
}
