namespace Portal.Data.Reminders;

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>Not sent yet, or to be tried again.</summary>
    Waiting = 0,

    /// <summary>The other side took it.</summary>
    Sent = 1,

    /// <summary>Given up; its owner may have it tried again.</summary>
    GivenUp = 2,
}
