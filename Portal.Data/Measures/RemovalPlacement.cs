namespace Portal.Data.Measures;

/// <summary>Where in the unseen stretch a removal is placed.</summary>
public enum RemovalPlacement
{
    /// <summary>At the last check that found the item: the optimistic edge.</summary>
    LastAlive,

    /// <summary>Half way.</summary>
    Midpoint,

    /// <summary>At the first check that did not find it: the latest possible, and the one to publish.</summary>
    FirstGone,
}
