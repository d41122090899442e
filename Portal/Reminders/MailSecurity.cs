namespace Portal.Reminders;

/// <summary>Whether the way to the mail server is encrypted.</summary>
public enum MailSecurity
{
    /// <summary>STARTTLS, or nothing is sent.</summary>
    StartTls,

    /// <summary>Plain: for a server on this machine.</summary>
    None,
}
