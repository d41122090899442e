using NodaTime;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>One rule applied to one item, with its verdict: a pure function of events, rules, calendars and the time-zone database.</summary>
public sealed record Obligation
{
    /// <summary>Reference of the notice.</summary>
    public required string NoticeRef { get; init; }

    /// <summary>Reference of the item; null for the unnamed item.</summary>
    public required string? ItemRef { get; init; }

    /// <summary>The rule version that judged.</summary>
    public required Rule Rule { get; init; }

    /// <summary>Spell of availability, from 1; later ones follow a reappearance.</summary>
    public int Episode { get; init; } = 1;

    /// <summary>Start of the clock; null while it is awaited.</summary>
    public Instant? StartedAt { get; init; }

    /// <summary>Due time in force, inclusive; null where there is none or it is unknown.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>Due time without extensions, resets and pauses; null where there is none.</summary>
    public Instant? OriginalDueAt { get; init; }

    /// <summary>The law's limit counted after Regulation 1182/71, beside the reading that judges; null outside Union law.</summary>
    public Instant? Eu1182DueAt { get; init; }

    /// <summary>The law's limit read literally; null where the notice sets the limit or there is none.</summary>
    public Instant? LiteralDueAt { get; init; }

    /// <summary>Row id of the rule by whose fulfilment this duty is discharged; null where it is not.</summary>
    public string? DischargedBy { get; init; }

    /// <summary>Stop of the clock: of a check the first that did not find the item; null while open.</summary>
    public Instant? StoppedAt { get; init; }

    /// <summary>Last instant at which the item is known to have been there, where the stop is only known as an interval; else null.</summary>
    public Instant? AliveAt { get; init; }

    /// <summary>Against the due time in force.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Against the original due time.</summary>
    public required Verdict VerdictOriginal { get; init; }

    /// <summary>With every extension, also those granted late.</summary>
    public required Verdict VerdictExtended { get; init; }

    /// <summary>When the running clock becomes a warning to the duty holder; never published. Null where no clock runs towards a limit.</summary>
    public Instant? AtRiskAt { get; init; }

    /// <summary>
    /// The first instant after the as-of one at which <see cref="Verdict"/> changes without a new event: the warning, one microsecond past the due
    /// time, or the end of a period to keep. Null where it will not.
    /// </summary>
    public Instant? NextChangeAt { get; init; }

    /// <summary>Whether the duty is still to be fulfilled: running, at risk, pending, overdue, or open without a number.</summary>
    public bool IsOpen => !IsReleased && StoppedAt is null
        && Verdict is Verdict.Running or Verdict.AtRisk or Verdict.PendingDue or Verdict.OverdueOpen or Verdict.NonNumericOpen or Verdict.LimitMissing;

    /// <summary>Whether a withdrawal ended the clock.</summary>
    public bool IsReleased { get; init; }

    /// <summary>Words beside the verdict, sorted.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
}
