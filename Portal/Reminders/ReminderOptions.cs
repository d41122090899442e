namespace Portal.Reminders;

/// <summary>How reminders leave this installation, as configured and checked.</summary>
public sealed record ReminderOptions
{
    /// <summary>Whether this instance looks at the clocks and sends.</summary>
    public required bool IsOn { get; init; }

    /// <summary>Address under which people reach this site; null where not configured.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Sender of mails; null switches mail off.</summary>
    public string? MailFrom { get; init; }

    /// <summary>Host of the mail server; null where mails go to a folder.</summary>
    public string? MailHost { get; init; }

    /// <summary>Its port.</summary>
    public int MailPort { get; init; } = 587;

    /// <summary>Whether the way there is encrypted.</summary>
    public MailSecurity MailSecurity { get; init; }

    /// <summary>Account at the mail server; null for none.</summary>
    public string? MailUser { get; init; }

    /// <summary>File that holds its password; null for none.</summary>
    public string? MailPasswordFile { get; init; }

    /// <summary>Folder that mails are put into as .eml files; null where a server takes them.</summary>
    public string? MailFolder { get; init; }

    /// <summary>Hosts in a private network that webhooks may reach.</summary>
    public IReadOnlyList<string> PrivateHosts { get; init; } = [];

    /// <summary>Whether mails can be sent.</summary>
    public bool CanMail => MailFrom is not null && PublicUrl is not null && (MailHost is not null || MailFolder is not null);
}
