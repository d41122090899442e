namespace Portal.Data.Imports;

/// <summary>The columns of an event file, in the order in which they are written. On the wire: the same words in snake case.</summary>
public enum EventColumn
{
    /// <summary>The sender's id of the event.</summary>
    EventId,

    /// <summary>The sender's opaque reference of the notice.</summary>
    NoticeRef,

    /// <summary>The sender's opaque reference of the item; blank means every item of the notice.</summary>
    ItemRef,

    /// <summary>The word of the event type.</summary>
    Type,

    /// <summary>When it happened, RFC 3339 with an offset.</summary>
    OccurredAt,

    /// <summary>When it became known; only of sources that may load history.</summary>
    RecordedAt,

    /// <summary>Provider code.</summary>
    Provider,

    /// <summary>Country or region of the authority or hotline.</summary>
    IssuerCountry,

    /// <summary>Country where the item is hosted.</summary>
    HostCountry,

    /// <summary>Category code.</summary>
    Category,

    /// <summary>Notice type code.</summary>
    NoticeType,

    /// <summary>Rule row ids or version groups, <c>;</c> between.</summary>
    Rule,

    /// <summary>The limit in whole seconds that the notice sets.</summary>
    LimitSeconds,

    /// <summary>The deadline that the notice or an extension sets.</summary>
    DeadlineAt,

    /// <summary><c>*</c> or country codes, <c>;</c> between.</summary>
    Territory,

    /// <summary>Opaque reference of the same material elsewhere.</summary>
    MaterialRef,

    /// <summary>The event that a correction or retraction names.</summary>
    Target,

    /// <summary>Coded reason.</summary>
    Reason,

    /// <summary>Whose word this is.</summary>
    Evidence,
}
