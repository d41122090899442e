namespace Portal.Data.Reminders;

/// <summary>Whether reminders go out.</summary>
public enum SubscriptionState
{
    /// <summary>The owner of the e-mail address has not agreed yet: nothing but the question goes there.</summary>
    Unconfirmed = 0,

    /// <summary>Reminders go out.</summary>
    Active = 1,

    /// <summary>Paused by its owner: what happens meanwhile is not told later.</summary>
    Paused = 2,
}
