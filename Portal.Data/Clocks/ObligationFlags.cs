namespace Portal.Data.Clocks;

/// <summary>Words that stand beside a verdict. A withdrawal's own reason word may stand there too.</summary>
public static class ObligationFlags
{
    /// <summary>The clock starts with the sending because no delivery is recorded.</summary>
    public const string StartInferred = "start_inferred";

    /// <summary>The stop is the provider's word alone.</summary>
    public const string ClaimOnly = "claim_only";

    /// <summary>The stop lies before the start within the skew tolerance and counts as the start.</summary>
    public const string Skew = "skew";

    /// <summary>The stop lies between issue and start: a person must review what happened first. Figures count it, for it was gone by the limit.</summary>
    public const string StopBeforeStart = "stop_before_start";

    /// <summary>The delivery is recorded before the issue; a contradiction only where it is earlier than clocks may differ.</summary>
    public const string ReceivedBeforeIssued = "received_before_issued";

    /// <summary>The due time lies before the start.</summary>
    public const string DueBeforeStart = "due_before_start";

    /// <summary>Contradictory times: keep out of published figures until reviewed.</summary>
    public const string Quarantined = "quarantined";

    /// <summary>The item came back after this episode's stop.</summary>
    public const string DidNotHold = "did_not_hold";

    /// <summary>The item came back inside the time limit, so the obligation went on.</summary>
    public const string Reopened = "reopened";

    /// <summary>An extension was granted after the deadline then in force, or after the stop.</summary>
    public const string ExtensionLate = "extension_late";

    /// <summary>The notice named a limit that this law does not let it set.</summary>
    public const string LimitIgnored = "limit_ignored";

    /// <summary>A pause was recorded that this law does not know.</summary>
    public const string PauseIgnored = "pause_ignored";

    /// <summary>A reset was recorded that this law does not know.</summary>
    public const string ResetIgnored = "reset_ignored";

    /// <summary>A ground for a reset was claimed and not accepted.</summary>
    public const string ResetClaimed = "reset_claimed";

    /// <summary>An accepted ground was claimed only after the deadline then in force.</summary>
    public const string ResetLate = "reset_late";

    /// <summary>The notice is disputed and the dispute is not resolved.</summary>
    public const string Disputed = "disputed";

    /// <summary>The period outlasts this version of the rule: a transitional question.</summary>
    public const string Transitional = "transitional";

    /// <summary>Open when this version began, and bound from that day.</summary>
    public const string OpenAtCommencement = "open_at_commencement";

    /// <summary>A rule that is not law, read as if it were; never a legal verdict.</summary>
    public const string WhatIf = "what_if";

    /// <summary>The rule was not in force at the start.</summary>
    public const string NotInForce = "not_in_force";

    /// <summary>The rule was in its grace period at the start.</summary>
    public const string Grace = "grace";

    /// <summary>The catalogue lists the rule; the engine cannot compute it.</summary>
    public const string ListedNotComputed = "listed_not_computed";

    /// <summary>It is contested whether the rule binds.</summary>
    public const string Contested = "contested";

    /// <summary>The verdict rests on a value on which the sources of the rule disagree.</summary>
    public const string ContestedValue = "contested_value";

    /// <summary>The catalogue chose the rule without knowing the type of the provider.</summary>
    public const string ProviderTypeUnknown = "provider_type_unknown";

    /// <summary>A part of the duty leaves no trace in events; the verdict covers the rest.</summary>
    public const string PartNotObserved = "part_not_observed";

    /// <summary>The law asks for something before the notice that no event shows; a person must check it.</summary>
    public const string PreconditionNotShown = "precondition_not_shown";

    /// <summary>An event is dated later than it was recorded: keep out of published figures until reviewed.</summary>
    public const string FutureTime = "future_time";

    /// <summary>The item came back lawfully; that is no reappearance and ends the clock.</summary>
    public const string LawfullyRestored = "lawfully_restored";

    /// <summary>A practice to compare with: no limit, no verdict on time.</summary>
    public const string Benchmark = "benchmark";

    /// <summary>The period of a duty to keep has not ended.</summary>
    public const string SoFarKept = "so_far_kept";
}
