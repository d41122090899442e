namespace Portal.Data.Notices;

/// <summary>What happened to a notice or to one of its items. The names on the wire are the same words in snake case.</summary>
public enum EventType
{
    /// <summary>An authority or a hotline sent the notice.</summary>
    Issued,

    /// <summary>The notice reached the provider.</summary>
    Delivered,

    /// <summary>The provider said that it had received the notice.</summary>
    Acknowledged,

    /// <summary>The provider says that the item is gone; nobody else has checked.</summary>
    Claimed,

    /// <summary>The item was removed at a known instant.</summary>
    Removed,

    /// <summary>Access was disabled in a set of territories.</summary>
    AccessDisabled,

    /// <summary>A check found the item online.</summary>
    Seen,

    /// <summary>The first check that did not find the item.</summary>
    Gone,

    /// <summary>The item is online again after a stop.</summary>
    Reappeared,

    /// <summary>The sender took the notice back; the reason says why.</summary>
    Withdrawn,

    /// <summary>The provider disputes the notice.</summary>
    Disputed,

    /// <summary>The dispute ended; the reason says how.</summary>
    DisputeResolved,

    /// <summary>The authority set a later deadline.</summary>
    Extended,

    /// <summary>Time stops.</summary>
    Paused,

    /// <summary>Time goes on.</summary>
    Resumed,

    /// <summary>The provider claims a ground that starts the period anew.</summary>
    ResetClaimed,

    /// <summary>The authority accepts the ground.</summary>
    ResetAccepted,

    /// <summary>The ground ceased; the period starts anew.</summary>
    ResetEnded,

    /// <summary>The provider prevented a re-upload.</summary>
    Blocked,

    /// <summary>Replaces columns of the targeted event.</summary>
    Corrected,

    /// <summary>Deletes the targeted event.</summary>
    Retracted,
}
