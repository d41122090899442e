namespace Portal.Data.Clocks;

/// <summary>Where a claim stands.</summary>
public enum ClaimStatus
{
    /// <summary>Entered and not decided.</summary>
    Open,

    /// <summary>Accepted by the authority.</summary>
    Accepted,

    /// <summary>Turned down by the authority: the verdict is untouched.</summary>
    Rejected,
}
