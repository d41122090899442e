namespace Portal.Data.Clocks;

/// <summary>The groups of a deadline board, in the order of urgency.</summary>
public enum BoardState
{
    /// <summary>The limit passed at most 90 days ago and the item was online at the last check.</summary>
    Overdue,

    /// <summary>Most of the limit is used: a warning to the duty holder, never published.</summary>
    AtRisk,

    /// <summary>The limit has not passed.</summary>
    Running,

    /// <summary>Gone, but the limit lies between two checks.</summary>
    Undetermined,

    /// <summary>No limit is known: the law lets the notice set one and it does not, or no rule applies.</summary>
    Pending,

    /// <summary>The limit passed more than 90 days ago; last, so that what can still be hurried stands first, and never left out.</summary>
    LongOverdue,
}
