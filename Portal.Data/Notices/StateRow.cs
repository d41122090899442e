using NodaTime;

namespace Portal.Data.Notices;

/// <summary>The form of an item's state in the database.</summary>
internal record StateRow
{
    public required long Id { get; init; }

    public required long NoticeId { get; init; }

    public byte[]? ItemRef { get; init; }

    /// <summary>Its code; empty where the item does not say.</summary>
    public required string Provider { get; init; }

    public required string IssuerCountry { get; init; }

    public required string HostCountry { get; init; }

    public required string Category { get; init; }

    public required string NoticeType { get; init; }

    public string? Rule { get; init; }

    public required Instant IssuedAt { get; init; }

    public required Instant ReceivedAt { get; init; }

    public Instant? DeadlineAt { get; init; }

    public Instant? OriginalDeadlineAt { get; init; }

    public Instant? AcknowledgedAt { get; init; }

    public Instant? ClaimedAt { get; init; }

    public Instant? AliveAt { get; init; }

    public Instant? RemovedAt { get; init; }

    public Instant? ReleasedAt { get; init; }

    public string? ReleaseReason { get; init; }

    public required int Flags { get; init; }

    public required bool IsSynthetic { get; init; }

    internal ItemState ToState(IReadOnlyList<OnlineSpell> laterSpells) => new()
    {
        ItemRef = ItemRef is null ? null : Convert.ToHexStringLower(ItemRef),
        Provider = Provider,
        IssuerCountry = IssuerCountry,
        HostCountry = HostCountry,
        Category = Category,
        NoticeType = NoticeType,
        Rule = Rule,
        IssuedAt = IssuedAt,
        ReceivedAt = ReceivedAt,
        DeadlineAt = DeadlineAt,
        OriginalDeadlineAt = OriginalDeadlineAt,
        AcknowledgedAt = AcknowledgedAt,
        ClaimedAt = ClaimedAt,
        AliveAt = AliveAt,
        RemovedAt = RemovedAt,
        ReleasedAt = ReleasedAt,
        ReleaseReason = ReleaseReason,
        LaterSpells = laterSpells,
        Flags = (ItemFlags)Flags,
    };
}
