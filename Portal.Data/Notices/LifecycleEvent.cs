using NodaTime;

namespace Portal.Data.Notices;

/// <summary>One line of the compact event form, in which a notice has one item and carries its own deadline.</summary>
/// <param name="EventId">Id of the event; the same id twice is the same event, known at the earlier instant.</param>
/// <param name="NoticeId">The notice that it speaks of.</param>
/// <param name="Type">What happened; <c>correction</c> and <c>retraction</c> are Corrected and Retracted.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="KnownAt">When it became known.</param>
/// <param name="Argument">Dimensions of an issue, reason of a withdrawal or resolution, target of a correction; else empty.</param>
/// <param name="TimeArgument">Deadline of an issue or extension, corrected time of a correction; else null.</param>
public sealed record LifecycleEvent(
    string EventId,
    string NoticeId,
    EventType Type,
    Instant OccurredAt,
    Instant KnownAt,
    string Argument,
    Instant? TimeArgument);
