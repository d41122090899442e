namespace Portal.Data.Reminders;

/// <summary>The way that a reminder takes.</summary>
public enum ReminderChannel
{
    /// <summary>E-mail.</summary>
    Mail = 1,

    /// <summary>A signed request to an address of the subscriber's own.</summary>
    Webhook = 2,
}
