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
}
