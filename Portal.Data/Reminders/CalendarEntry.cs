using NodaTime;

namespace Portal.Data.Reminders;

/// <summary>The open items of one notice under one rule, as one entry of a calendar.</summary>
public sealed record CalendarEntry
{
    /// <summary>Id of the notice.</summary>
    public required long NoticeId { get; init; }

    /// <summary>Kept hash of the sender's reference: what people read is made from it.</summary>
    public required byte[] NoticeRef { get; init; }

    /// <summary>Row id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Start of the clock that ends first.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>The earliest due time of the open items, inclusive.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>How many items are open.</summary>
    public required int Items { get; init; }

    /// <summary>Grows whenever something becomes known of the notice: the number of its events.</summary>
    public required int Sequence { get; init; }

    /// <summary>When the last thing became known of the notice.</summary>
    public required Instant ChangedAt { get; init; }

    /// <summary>True for the demonstration's.</summary>
    public required bool IsSynthetic { get; init; }
}
