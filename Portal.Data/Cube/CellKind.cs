namespace Portal.Data.Cube;

/// <summary>What a cell counts inside its table. The names are part of the digest: they never change.</summary>
internal enum CellKind
{
    /// <summary>Items that count, at their issue.</summary>
    Issued,

    /// <summary>Items that are void, at their issue.</summary>
    IssuedVoid,

    /// <summary>Items gone before their issue, at their issue.</summary>
    IssuedPreResolved,

    /// <summary>Items whose times contradict each other, at their issue.</summary>
    IssuedContradictory,

    /// <summary>Removed.</summary>
    Removed,

    /// <summary>Released.</summary>
    Released,

    /// <summary>Acknowledged, before the removal where the table follows response times.</summary>
    Acknowledged,

    /// <summary>Removed and not acknowledged before.</summary>
    RemovedUnacknowledged,

    /// <summary>Still online when the limit ran out, at the limit.</summary>
    BecameOverdue,

    /// <summary>Ended after the limit, at the end.</summary>
    OverdueEnded,

    /// <summary>Certainly gone by the limit.</summary>
    OnTime,

    /// <summary>Certainly up after the limit.</summary>
    Late,

    /// <summary>The limit lies between two checks.</summary>
    Undetermined,

    /// <summary>Certainly gone by the limit before extensions.</summary>
    OriginalOnTime,

    /// <summary>Certainly up after it.</summary>
    OriginalLate,

    /// <summary>It lies between two checks.</summary>
    OriginalUndetermined,

    /// <summary>Notices.</summary>
    Notices,

    /// <summary>Sum of squared items on time by notice.</summary>
    SumXX,

    /// <summary>Sum of items on time times items by notice.</summary>
    SumXN,

    /// <summary>Sum of squared items by notice.</summary>
    SumNN,

    /// <summary>Reappeared.</summary>
    Reappeared,

    /// <summary>Online.</summary>
    Online,

    /// <summary>Online with a limit.</summary>
    OnlineLimited,

    /// <summary>Online without a limit, acknowledged.</summary>
    OnlineAcknowledged,

    /// <summary>Online with a limit, acknowledged.</summary>
    OnlineLimitedAcknowledged,

    /// <summary>Removed sooner or later, at their issue.</summary>
    IssuedRemoved,

    /// <summary>Released sooner or later, at their issue.</summary>
    IssuedReleased,

    /// <summary>Removed on the provider's own word, at their issue.</summary>
    IssuedClaimOnly,

    /// <summary>Removed, and somebody checked.</summary>
    RemovedChecked,

    /// <summary>The last check that found an item whose removal was seen between two checks.</summary>
    UncertainFrom,

    /// <summary>The first check that did not find it.</summary>
    UncertainTo,

    /// <summary>Back online: a later spell begins.</summary>
    SpellStarted,

    /// <summary>A later spell ends.</summary>
    SpellEnded,

    /// <summary>Reappeared for the first time.</summary>
    FirstReappeared,

    /// <summary>Released because the material moved to another host.</summary>
    ReleasedMoved,

    /// <summary>Due items whose limit an extension in time had moved.</summary>
    Extended,

    /// <summary>Due items with an extension that came after the limit then in force and moved nothing.</summary>
    ExtendedTooLate,

    /// <summary>Notices that were counted more than once.</summary>
    NoticesRepeated,

    /// <summary>Items whose end was set to their issue, because it lay before it by no more than the source's clock may be off, at their issue.</summary>
    IssuedSkewCorrected,

    /// <summary>Items whose limit lies before the start of its own clock, at their issue.</summary>
    IssuedLimitBeforeStart,

    /// <summary>Items with an event that is dated later than it was recorded, at their issue.</summary>
    IssuedDatedAhead,
}
