using NodaTime;

namespace Portal.Data.Notices;

/// <summary>
/// One append-only statement about a notice or an item. References are opaque: keyed hashes inside the database,
/// the sender's own references in the commands that need no database. Never content, addresses, hashes of material or names.
/// </summary>
public sealed record NoticeEvent
{
    /// <summary>Code of the source that sent the event; with <see cref="EventId"/> the idempotency key.</summary>
    public required string Source { get; init; }

    /// <summary>The sender's id of this event.</summary>
    public required string EventId { get; init; }

    /// <summary>Opaque reference of the notice, scoped by the source's namespace.</summary>
    public required string NoticeRef { get; init; }

    /// <summary>Opaque reference of the item; null acts on every item of the notice.</summary>
    public string? ItemRef { get; init; }

    /// <summary>What happened.</summary>
    public required EventType Type { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant OccurredAt { get; init; }

    /// <summary>When it became known.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>Code of the provider; on issued, or to correct. Null means not given.</summary>
    public string? Provider { get; init; }

    /// <summary>Country or region of the authority or hotline; null means not given.</summary>
    public string? IssuerCountry { get; init; }

    /// <summary>Country where the item is hosted; null means not given.</summary>
    public string? HostCountry { get; init; }

    /// <summary>Category code; null means not given.</summary>
    public string? Category { get; init; }

    /// <summary>Notice type code; null means not given.</summary>
    public string? NoticeType { get; init; }

    /// <summary>Row ids or version groups of the rule catalogue named by the sender; empty lets the catalogue decide.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The limit in seconds that the notice sets, where the law lets it.</summary>
    public long? LimitSeconds { get; init; }

    /// <summary>The instant that the notice or an extension sets.</summary>
    public Instant? DeadlineAt { get; init; }

    /// <summary><c>*</c> or country codes; on access disabled.</summary>
    public string? Territory { get; init; }

    /// <summary>Opaque reference of the same material elsewhere.</summary>
    public string? MaterialRef { get; init; }

    /// <summary>Id of the event that a correction or retraction names.</summary>
    public string? Target { get; init; }

    /// <summary>Coded reason, such as void, released, upheld.</summary>
    public string? Reason { get; init; }

    /// <summary>Whose word this is; null where the sender did not say.</summary>
    public Evidence? Evidence { get; init; }

    /// <summary>True for what speaks of another event instead of the notice.</summary>
    internal bool IsChange => Type is EventType.Corrected or EventType.Retracted;

    /// <summary>Equal in everything but when it became known.</summary>
    internal bool SaysTheSameAs(NoticeEvent other) =>
        Rules.SequenceEqual(other.Rules, StringComparer.Ordinal) && this == other with { Rules = Rules, RecordedAt = RecordedAt };
}
