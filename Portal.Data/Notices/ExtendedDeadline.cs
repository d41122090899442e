using NodaTime;

namespace Portal.Data.Notices;

/// <summary>The deadline in force after the extensions that count.</summary>
/// <param name="At">Inclusive; null where no rule gives one.</param>
/// <param name="Flags">Whether an extension counted, and whether one came too late.</param>
internal sealed record ExtendedDeadline(Instant? At, ItemFlags Flags)
{
    /// <summary>
    /// An extension counts only if it was granted at or before the deadline then in force and not after the removal;
    /// it never shortens. One granted late rescues nothing.
    /// </summary>
    internal static ExtendedDeadline Of(IReadOnlyList<NoticeEvent> events, Instant? original, Instant? removedAt)
    {
        if (original is not { } deadline)
        {
            return new ExtendedDeadline(null, ItemFlags.None);
        }

        var flags = ItemFlags.None;
        foreach (var extension in events.Where(one => one is { Type: EventType.Extended, DeadlineAt: not null }))
        {
            if (extension.OccurredAt > deadline || extension.OccurredAt > removedAt)
            {
                flags |= extension.OccurredAt > deadline ? ItemFlags.ExtendedTooLate : ItemFlags.None;
                continue;
            }

            deadline = Instant.Max(deadline, extension.DeadlineAt!.Value);
            flags |= ItemFlags.Extended;
        }

        return new ExtendedDeadline(deadline, flags);
    }
}
