using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>The form of an event in the database: hashes instead of references, ids instead of codes.</summary>
internal record NoticeEventRow
{
    public required long NoticeId { get; init; }

    public required string EventId { get; init; }

    public byte[]? ItemRef { get; init; }

    public required int Type { get; init; }

    public required long OccurredAt { get; init; }

    public required long RecordedAt { get; init; }

    public long? ProviderId { get; init; }

    public string? IssuerCountry { get; init; }

    public string? HostCountry { get; init; }

    public string? Category { get; init; }

    public string? NoticeType { get; init; }

    public string? Rules { get; init; }

    public long? LimitSeconds { get; init; }

    public long? DeadlineAt { get; init; }

    public string? Territory { get; init; }

    public byte[]? MaterialRef { get; init; }

    public string? Target { get; init; }

    public string? Reason { get; init; }

    public int? Evidence { get; init; }

    internal static NoticeEventRow Of(NoticeEvent one, long noticeId, long? providerId, string sourceNamespace, ReferenceHasher hasher) => new()
    {
        NoticeId = noticeId,
        EventId = one.EventId,
        ItemRef = one.ItemRef is { Length: > 0 } item ? hasher.Item(sourceNamespace, item) : null,
        Type = (int)one.Type,
        OccurredAt = one.OccurredAt.ToMicros(),
        RecordedAt = one.RecordedAt.ToMicros(),
        ProviderId = providerId,
        IssuerCountry = one.IssuerCountry,
        HostCountry = one.HostCountry,
        Category = one.Category,
        NoticeType = one.NoticeType,
        Rules = one.Rules.Count > 0 ? string.Join(';', one.Rules) : null,
        LimitSeconds = one.LimitSeconds,
        DeadlineAt = one.DeadlineAt?.ToMicros(),
        Territory = one.Territory,
        MaterialRef = one.MaterialRef is { Length: > 0 } material ? hasher.Material(sourceNamespace, material) : null,
        Target = one.Target,
        Reason = one.Reason,
        Evidence = (int?)one.Evidence,
    };

    /// <summary>The event again, with hashes in hexadecimal for references.</summary>
    internal NoticeEvent ToEvent(string source, string noticeRef, string? provider) => new()
    {
        Source = source,
        EventId = EventId,
        NoticeRef = noticeRef,
        ItemRef = ItemRef is null ? null : Convert.ToHexStringLower(ItemRef),
        Type = (EventType)Type,
        OccurredAt = TypeHandlers.ToInstant(OccurredAt),
        RecordedAt = TypeHandlers.ToInstant(RecordedAt),
        Provider = provider,
        IssuerCountry = IssuerCountry,
        HostCountry = HostCountry,
        Category = Category,
        NoticeType = NoticeType,
        Rules = Rules?.Split(';') ?? [],
        LimitSeconds = LimitSeconds,
        DeadlineAt = DeadlineAt is { } due ? TypeHandlers.ToInstant(due) : (Instant?)null,
        Territory = Territory,
        MaterialRef = MaterialRef is null ? null : Convert.ToHexStringLower(MaterialRef),
        Target = Target,
        Reason = Reason,
        Evidence = (Evidence?)Evidence,
    };

    /// <summary>Equal content: everything but when it became known.</summary>
    internal bool SaysTheSameAs(NoticeEventRow other) =>
        Equal(ItemRef, other.ItemRef)
        && Equal(MaterialRef, other.MaterialRef)
        && this with { ItemRef = null, MaterialRef = null, RecordedAt = 0 } == other with { ItemRef = null, MaterialRef = null, RecordedAt = 0 };

    /// <summary>The columns in the order of the insert.</summary>
    internal object?[] Values(long sourceId) =>
    [
        sourceId, EventId, NoticeId, ItemRef, Type, OccurredAt, RecordedAt, ProviderId, IssuerCountry, HostCountry, Category, NoticeType,
        Rules, LimitSeconds, DeadlineAt, Territory, MaterialRef, Target, Reason, Evidence,
    ];

    internal static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);

    private static bool Equal(byte[]? left, byte[]? right) => left is null ? right is null : right is not null && left.AsSpan().SequenceEqual(right);
}
