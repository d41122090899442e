using NodaTime;

namespace Portal.Data.Reminders;

/// <summary>An open obligation with a due time: one item under the rule that binds it first.</summary>
public sealed record DueObligation
{
    /// <summary>Id of the item.</summary>
    public required long ItemId { get; init; }

    /// <summary>Id of its notice.</summary>
    public required long NoticeId { get; init; }

    /// <summary>Row id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Id of the provider that carries the duty; 0 where the notice does not say.</summary>
    public long Holder { get; init; }

    /// <summary>Start of the clock.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>Due time in force, inclusive.</summary>
    public required Instant DueAt { get; init; }
}
