namespace Portal.Data.Cube;

/// <summary>The numbers that rows of the ledger are made of: each kind is coded by how large those of its kind before it were.</summary>
internal enum LedgerField
{
    /// <summary>The group of a notice, and what its record looks like.</summary>
    Head,

    /// <summary>How many sums by notice there were before.</summary>
    Sums,

    /// <summary>The numbers of such a sum.</summary>
    Sum,

    /// <summary>How many items change at one instant.</summary>
    Changes,

    /// <summary>When the first step of a notice became known, from the last of the notice before it.</summary>
    FirstKnown,

    /// <summary>When a further step became known.</summary>
    Known,

    /// <summary>Which item changes, and whether it counts from then on.</summary>
    How,

    /// <summary>How many other masks came since the same, see <see cref="LedgerMeans"/>.</summary>
    Mask,

    /// <summary>When it was removed.</summary>
    Removed,

    /// <summary>When it was acknowledged.</summary>
    Acknowledged,

    /// <summary>What else is known of it.</summary>
    Flags,

    /// <summary>When it was last seen online.</summary>
    Alive,

    /// <summary>When it was issued.</summary>
    Issued,

    /// <summary>When it was received, from its issue.</summary>
    Received,

    /// <summary>Its deadlines, from its receipt.</summary>
    Deadline,

    /// <summary>When it was released.</summary>
    Released,

    /// <summary>How many later spells online there are, when they began and ended, and the last check before that.</summary>
    Spells,

    /// <summary>How many cells are told.</summary>
    Cells,

    /// <summary>What such a cell counts.</summary>
    CellKind,

    /// <summary>Its first month, from that of the instant.</summary>
    CellMonth,

    /// <summary>Its span.</summary>
    CellSpan,

    /// <summary>By how much it changes.</summary>
    CellCount,
}
