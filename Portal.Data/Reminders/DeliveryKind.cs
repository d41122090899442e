namespace Portal.Data.Reminders;

/// <summary>What a delivery is for.</summary>
public enum DeliveryKind
{
    /// <summary>The changes since the last one.</summary>
    Digest = 1,

    /// <summary>Asked for by the owner, to see whether messages arrive.</summary>
    Test = 2,

    /// <summary>Asks the owner of an e-mail address to agree.</summary>
    Confirmation = 3,
}
