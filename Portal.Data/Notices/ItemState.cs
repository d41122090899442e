using NodaTime;

namespace Portal.Data.Notices;

/// <summary>
/// One item of one notice, folded from all its known events: the unit of counting. What it means at an instant
/// (open, overdue, on time) follows by comparing these times with that instant.
/// </summary>
public sealed record ItemState
{
    /// <summary>Reference of the item in the form of the events; null for the unnamed item.</summary>
    public string? ItemRef { get; init; }

    /// <summary>Code of the provider; empty where the notice did not say.</summary>
    public required string Provider { get; init; }

    /// <summary>Issuer country code; empty where unknown.</summary>
    public required string IssuerCountry { get; init; }

    /// <summary>Host country code; empty where unknown.</summary>
    public required string HostCountry { get; init; }

    /// <summary>Category code; empty where unknown.</summary>
    public required string Category { get; init; }

    /// <summary>Notice type code; empty where unknown.</summary>
    public required string NoticeType { get; init; }

    /// <summary>Row id of the rule that gives the deadline; null where none applies.</summary>
    public string? Rule { get; init; }

    /// <summary>When the notice was issued.</summary>
    public required Instant IssuedAt { get; init; }

    /// <summary>When the provider received it; the issue where delivery is not recorded (<see cref="ItemFlags.StartInferred"/>).</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>The deadline in force, inclusive; null where no rule gives one.</summary>
    public Instant? DeadlineAt { get; init; }

    /// <summary>The deadline before any extension, inclusive.</summary>
    public Instant? OriginalDeadlineAt { get; init; }

    /// <summary>First acknowledgement; null where none.</summary>
    public Instant? AcknowledgedAt { get; init; }

    /// <summary>The provider's first claim of removal; null where none.</summary>
    public Instant? ClaimedAt { get; init; }

    /// <summary>The last check that found the item before its stop, or before now while it is open; null where none did.</summary>
    public Instant? AliveAt { get; init; }

    /// <summary>First stop: known removal, or the first check that did not find it. Null while online, and after a release.</summary>
    public Instant? RemovedAt { get; init; }

    /// <summary>When the notice was released (re-routed, moved host, duplicate) before any removal; null where not.</summary>
    public Instant? ReleasedAt { get; init; }

    /// <summary>Coded reason of the release.</summary>
    public string? ReleaseReason { get; init; }

    /// <summary>Spells online after the first stop, in time order. The last one's end is null while it lasts.</summary>
    public IReadOnlyList<OnlineSpell> LaterSpells { get; init; } = [];

    /// <summary>What to know beside the times.</summary>
    public ItemFlags Flags { get; init; }

    /// <summary>True for a stop before the issue: gone before the notice; counted apart, in no performance figure.</summary>
    public bool IsPreResolved => RemovedAt < IssuedAt;

    /// <summary>Whether the item is online, or was again after its stop: then its state is kept, for it is asked without its events.</summary>
    internal bool IsStanding => (RemovedAt is null && ReleasedAt is null) || LaterSpells.Count > 0;

    /// <summary>True where the limit fell between the last check that found the item and the first that did not.</summary>
    internal bool IsUndetermined =>
        RemovedAt > DeadlineAt && Flags.Has(ItemFlags.StopIsInterval) && (AliveAt ?? ReceivedAt) < DeadlineAt;

    /// <summary>Whether its state is stored at all; of what is undetermined for a while, since a board shows it for some days.</summary>
    internal bool IsStored => IsStanding || IsUndetermined;

    /// <summary>Equal in everything, the spells one by one.</summary>
    internal bool SaysTheSameAs(ItemState other) =>
        CountsAs(other)
        && ItemRef == other.ItemRef
        && NoticeType == other.NoticeType
        && ClaimedAt == other.ClaimedAt
        && AliveAt == other.AliveAt;

    /// <summary>Equal in everything that a count may depend on: all but references, the last check of what is open, and claims beside checks.</summary>
    internal bool CountsAs(ItemState other) =>
        Flags == other.Flags
        && RemovedAt == other.RemovedAt
        && AcknowledgedAt == other.AcknowledgedAt
        && ReceivedAt == other.ReceivedAt
        && DeadlineAt == other.DeadlineAt
        && OriginalDeadlineAt == other.OriginalDeadlineAt
        && IssuedAt == other.IssuedAt
        && ReleasedAt == other.ReleasedAt
        && (AliveAt == other.AliveAt || !Flags.Has(ItemFlags.StopIsInterval))
        && LaterSpells.SequenceEqual(other.LaterSpells)
        && Provider == other.Provider
        && IssuerCountry == other.IssuerCountry
        && HostCountry == other.HostCountry
        && Category == other.Category
        && Rule == other.Rule
        && ReleaseReason == other.ReleaseReason;
}
