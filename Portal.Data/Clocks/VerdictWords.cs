namespace Portal.Data.Clocks;

/// <summary>Verdicts as files and pages write them.</summary>
public static class VerdictWords
{
    private static readonly string[] Words =
    [
        "not_applicable", "irregular", "awaiting_start", "running", "at_risk", "pending_due", "overdue_open", "met", "met_late",
        "discharged_elsewhere", "already_gone", "undetermined", "excluded", "non_numeric_open", "non_numeric_closed", "limit_missing",
    ];

    /// <summary>The word of a verdict.</summary>
    public static string Of(Verdict verdict) => Words[(int)verdict];
}
