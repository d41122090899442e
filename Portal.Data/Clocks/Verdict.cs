namespace Portal.Data.Clocks;

/// <summary>What can be said of one obligation. Neutral words: a miss of a time limit is not proof of a wrong.</summary>
public enum Verdict
{
    /// <summary>The rule was not in force at the start, or cannot be computed; the flags say which.</summary>
    NotApplicable,

    /// <summary>The notice did not meet the rule's own preconditions; the clock does not run.</summary>
    Irregular,

    /// <summary>The event that starts the clock has not happened yet.</summary>
    AwaitingStart,

    /// <summary>The clock runs and the time limit has not passed.</summary>
    Running,

    /// <summary>As running, and the limit is near. A warning to the duty holder, never published.</summary>
    AtRisk,

    /// <summary>A pause or an accepted ground is open, so the due time is unknown.</summary>
    PendingDue,

    /// <summary>The time limit has passed without a stop.</summary>
    OverdueOpen,

    /// <summary>Stopped within the time limit; on the dot is within.</summary>
    Met,

    /// <summary>Stopped after the time limit; of a duty to keep: ended before it.</summary>
    MetLate,

    /// <summary>Fulfilled under another rule that the law accepts instead.</summary>
    DischargedElsewhere,

    /// <summary>The item was gone before the notice was issued: outside every time figure.</summary>
    AlreadyGone,

    /// <summary>The evidence does not decide: the stop lies in an interval around the due time, or contradicts the start.</summary>
    Undetermined,

    /// <summary>Outside the figures; the reason stands in the flags.</summary>
    Excluded,

    /// <summary>The rule has no number and nothing stopped the clock.</summary>
    NonNumericOpen,

    /// <summary>The rule has no number and the clock stopped.</summary>
    NonNumericClosed,

    /// <summary>The law lets the notice set the limit, and the notice did not.</summary>
    LimitMissing,
}
