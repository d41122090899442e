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

    internal static NoticeEventRow Of(in EventEntry entry) => new()
    {
        NoticeId = entry.Notice.Id,
        EventId = entry.Content.EventId,
        ItemRef = entry.ItemRef,
        Type = (int)entry.Content.Type,
        OccurredAt = entry.Content.OccurredAt.ToMicros(),
        RecordedAt = entry.Content.RecordedAt.ToMicros(),
        ProviderId = entry.ProviderId,
        IssuerCountry = entry.Content.IssuerCountry,
        HostCountry = entry.Content.HostCountry,
        Category = entry.Content.Category,
        NoticeType = entry.Content.NoticeType,
        Rules = entry.Rules,
        LimitSeconds = entry.Content.LimitSeconds,
        DeadlineAt = entry.Content.DeadlineAt?.ToMicros(),
        Territory = entry.Content.Territory,
        MaterialRef = entry.MaterialRef,
        Target = entry.Content.Target,
        Reason = entry.Content.Reason,
        Evidence = (int?)entry.Content.Evidence,
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

    internal static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);

    private static bool Equal(byte[]? left, byte[]? right) => left is null ? right is null : right is not null && left.AsSpan().SequenceEqual(right);
}
