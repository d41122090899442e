namespace Portal.Data.Clocks;

/// <summary>The latest thing known of an item on the board.</summary>
public enum BoardEvidence
{
    /// <summary>The notice was issued.</summary>
    Issued,

    /// <summary>The notice was delivered.</summary>
    Delivered,

    /// <summary>The provider acknowledged it.</summary>
    Acknowledged,

    /// <summary>The provider says it is gone.</summary>
    Claimed,

    /// <summary>A check found it online.</summary>
    Online,

    /// <summary>A check did not find it.</summary>
    Gone,
}
