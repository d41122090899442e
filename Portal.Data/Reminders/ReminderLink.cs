namespace Portal.Data.Reminders;

/// <summary>What a signed link may do; a link for one purpose does nothing else.</summary>
public enum ReminderLink
{
    /// <summary>Agree to reminders by e-mail.</summary>
    Confirm = 1,

    /// <summary>End them, and forget the address.</summary>
    Unsubscribe = 2,
}
