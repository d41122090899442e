namespace Portal.Data.Cube;

/// <summary>Where an item stands at an instant. Every issued item has exactly one.</summary>
public enum ItemStanding
{
    /// <summary>Withdrawn as never valid; leaves every performance figure.</summary>
    Void,

    /// <summary>Gone before the issue; counted apart.</summary>
    PreResolved,

    /// <summary>Times that contradict each other; kept, and left out of published figures.</summary>
    Contradictory,

    /// <summary>Removed at or before the instant.</summary>
    Resolved,

    /// <summary>Released at or before the instant.</summary>
    Released,

    /// <summary>Neither, and the deadline has passed.</summary>
    OpenOverdue,

    /// <summary>Neither, and the deadline has not passed, none applies, or its times are in doubt.</summary>
    OpenNotDue,
}
