namespace Portal.Data.Clocks;

/// <summary>
/// Which verdict speaks for several: the worst. First what is certain and bad, then what may be, then what is still to come, then what went well,
/// last what lies outside time figures, which decides only where nothing else is there.
/// </summary>
public static class VerdictOrder
{
    private static readonly Verdict[] Order =
    [
        // Missed, and still there, before missed and gone.
        Verdict.OverdueOpen,
        Verdict.MetLate,

        // May be a miss: no later event of the others can make the notice better than this.
        Verdict.Undetermined,
        Verdict.LimitMissing,

        // Not decided. A clock near its limit before one that stands still for a pause, because only the first can be missed next.
        Verdict.AtRisk,
        Verdict.PendingDue,
        Verdict.Running,
        Verdict.AwaitingStart,
        Verdict.NonNumericOpen,

        // Fulfilled: without a number to hold it against, within the limit, or under another rule.
        Verdict.NonNumericClosed,
        Verdict.Met,
        Verdict.DischargedElsewhere,

        // Outside every time figure.
        Verdict.AlreadyGone,
        Verdict.Irregular,
        Verdict.Excluded,
        Verdict.NotApplicable,
    ];

    /// <summary>Every verdict, the worst first.</summary>
    public static IReadOnlyList<Verdict> WorstFirst => Order;

    /// <summary>Place in the order; 0 is the worst.</summary>
    /// <param name="verdict">Any verdict.</param>
    public static int PlaceOf(Verdict verdict) => Array.IndexOf(Order, verdict);
}
