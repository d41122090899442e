namespace Portal.Data.Disclosure;

/// <summary>What a release does with a cell. Both kinds of hiding look alike outside.</summary>
public enum CellStatus
{
    /// <summary>Published.</summary>
    Shown,

    /// <summary>Hidden by a primary rule.</summary>
    SuppressedPrimary,

    /// <summary>Hidden to protect others.</summary>
    SuppressedSecondary,
}
