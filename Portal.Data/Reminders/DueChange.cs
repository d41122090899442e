using NodaTime;

namespace Portal.Data.Reminders;

/// <summary>One change of one obligation towards one due time. Equal changes are the same change, however often they are found.</summary>
/// <param name="ItemId">Id of the item.</param>
/// <param name="NoticeId">Id of its notice.</param>
/// <param name="Rule">Row id of the rule.</param>
/// <param name="Holder">Id of the provider that carries the duty, 0 for unknown: a notice corrected to another provider is news to that one.</param>
/// <param name="Kind">What happened.</param>
/// <param name="DueAt">The due time that came near or passed; a moved deadline makes another change.</param>
/// <param name="HappenedAt">From when: the warning time, or the due time itself.</param>
public sealed record DueChange(long ItemId, long NoticeId, string Rule, long Holder, DueChangeKind Kind, Instant DueAt, Instant HappenedAt);
