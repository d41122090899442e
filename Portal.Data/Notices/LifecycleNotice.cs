using NodaTime;

namespace Portal.Data.Notices;

/// <summary>One compact notice as of an instant A: every time is at or before A, except deadlines.</summary>
public sealed record LifecycleNotice
{
    /// <summary>The notice.</summary>
    public required string NoticeId { get; init; }

    /// <summary>What it can be counted by.</summary>
    public required LifecycleDimensions Dimensions { get; init; }

    /// <summary>When it was issued.</summary>
    public required Instant IssuedAt { get; init; }

    /// <summary>The deadline in force, itself still on time: extensions count only when granted in time and before removal.</summary>
    public required Instant DeadlineAt { get; init; }

    /// <summary>Withdrawn as never valid, or a dispute was upheld: issued and void, in no other figure.</summary>
    public required bool IsVoid { get; init; }

    /// <summary>Earliest removal, unless the notice was released before it; null while up.</summary>
    public required Instant? RemovedAt { get; init; }

    /// <summary>Earliest release before any removal: the clock and the exposure stop here.</summary>
    public required Instant? ReleasedAt { get; init; }

    /// <summary>Earliest acknowledgement.</summary>
    public required Instant? AcknowledgedAt { get; init; }

    /// <summary>The last word on a dispute is that it is open.</summary>
    public required bool IsDisputed { get; init; }

    /// <summary>Spells online from the issue, in order; only the last may be without an end.</summary>
    public required IReadOnlyList<OnlineSpell> Spells { get; init; }

    /// <summary>Gone before the notice was issued: counted, in no performance figure.</summary>
    public bool IsPreResolved => !IsVoid && RemovedAt < IssuedAt;

    /// <summary>In the performance figures.</summary>
    public bool IsMeasured => !IsVoid && !IsPreResolved;

    /// <summary>Neither removed nor released.</summary>
    public bool IsOpen => RemovedAt is null && ReleasedAt is null;

    /// <summary>Removed at or before the deadline in force.</summary>
    public bool IsOnTime => RemovedAt <= DeadlineAt;

    /// <summary>Released after the deadline had passed, which stays a miss.</summary>
    public bool IsReleasedLate => ReleasedAt > DeadlineAt;
}
