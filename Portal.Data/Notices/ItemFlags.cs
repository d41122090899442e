namespace Portal.Data.Notices;

/// <summary>What a reader must know beside an item's times.</summary>
[Flags]
public enum ItemFlags
{
    /// <summary>Nothing to note.</summary>
    None = 0,

    /// <summary>Withdrawn as never valid, or a dispute was upheld: leaves every performance figure.</summary>
    Void = 1,

    /// <summary>The provider disputes the notice and the dispute is not resolved.</summary>
    Disputed = 2,

    /// <summary>Delivery is not recorded, so the clock starts at issue.</summary>
    StartInferred = 4,

    /// <summary>The stop is the provider's own word; nobody ever checked.</summary>
    ClaimOnly = 8,

    /// <summary>The stop was seen between two checks, so the removal lies somewhere between them.</summary>
    StopIsInterval = 16,

    /// <summary>The stop or the release lay before the issue by no more than the source's tolerance and was set to it.</summary>
    SkewCorrected = 32,

    /// <summary>The deadline moved by an extension granted in time.</summary>
    Extended = 64,

    /// <summary>An extension came after the deadline then in force; it moves nothing.</summary>
    ExtendedTooLate = 128,

    /// <summary>The law lets the notice set the limit, and the notice does not.</summary>
    LimitMissing = 256,

    /// <summary>Delivered before issued: kept, and left out of published figures.</summary>
    ReceivedBeforeIssue = 512,

    /// <summary>An accepted ground for a reset is open, so the due time is unknown.</summary>
    DuePending = 1024,

    /// <summary>The rule that binds needs a complete request, and what arrived was not: no clock of the law runs yet.</summary>
    AwaitingStart = 2048,

    /// <summary>Released before issued, by more than clocks may differ: kept, and left out of published figures.</summary>
    ReleasedBeforeIssue = 4096,

    /// <summary>The limit lies before the start of its own clock: kept, and held against no figure.</summary>
    LimitBeforeStart = 8192,

    /// <summary>An event is dated later than it was recorded, by more than clocks may differ: kept, and its limit held against no figure.</summary>
    DatedAheadOfRecord = 16384,

    /// <summary>Whether the limit was met cannot be said before a person has looked.</summary>
    LimitInDoubt = LimitBeforeStart | DatedAheadOfRecord,

    /// <summary>Times that contradict each other.</summary>
    Contradictory = ReceivedBeforeIssue | ReleasedBeforeIssue,
}
