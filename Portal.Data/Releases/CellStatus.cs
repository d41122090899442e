namespace Portal.Data.Releases;

/// <summary>What a cell of a table says. Hidden, unknown and absent are answers of their own, never zero and never empty.</summary>
public enum CellStatus
{
    /// <summary>The value stands as it is; a zero is a zero.</summary>
    Shown,

    /// <summary>Hidden by a primary rule. Only drafts say so.</summary>
    SuppressedPrimary,

    /// <summary>Hidden to protect others. Only drafts say so.</summary>
    SuppressedSecondary,

    /// <summary>Hidden. Everything that is published says only this, so that nobody can tell the two kinds of hiding apart.</summary>
    Suppressed,

    /// <summary>There is nothing to count or to divide by.</summary>
    NotApplicable,

    /// <summary>It can't be said yet: what it needs has not happened by the instant of looking.</summary>
    NotYetKnown,

    /// <summary>It rests on too little, or one provider could move it, so that it would mislead.</summary>
    Unreliable,
}
