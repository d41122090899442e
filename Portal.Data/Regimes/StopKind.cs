namespace Portal.Data.Regimes;

/// <summary>What an event must show to stop the clock.</summary>
public enum StopKind
{
    /// <summary>Removed, or access disabled in all of the territory.</summary>
    Removal,

    /// <summary>Removal of the item and of the same material elsewhere in the notice.</summary>
    RemovalWithCopies,

    /// <summary>The provider confirmed receipt.</summary>
    Acknowledgement,

    /// <summary>Access was given back.</summary>
    Restoration,

    /// <summary>The end of the period itself: a duty to keep.</summary>
    Term,
}
