using NodaTime;

namespace Portal.Data.Notices;

/// <summary>The deadline in force after the extensions and resets that count.</summary>
/// <param name="At">Inclusive; null where no rule gives one, and while an accepted ground for a reset is open.</param>
/// <param name="Flags">Whether an extension counted, whether one came too late, and whether a ground is open.</param>
internal readonly record struct ExtendedDeadline(Instant? At, ItemFlags Flags)
{
    /// <summary>
    /// An extension counts only if it was granted at or before the deadline then in force and not after the removal;
    /// it never shortens. One granted late rescues nothing. An accepted ground starts the full period anew when it ends. Nothing moves the
    /// deadline of a notice that was taken back before.
    /// </summary>
    internal static ExtendedDeadline Of(IReadOnlyList<NoticeEvent> events, RuleDeadline? limit, Instant start, Instant? removedAt, Instant? releasedAt)
    {
        if (limit?.DueAt is not { } deadline)
        {
            return new ExtendedDeadline(null, ItemFlags.None);
        }

        var (flags, open) = (ItemFlags.None, 0);
        var closedAt = removedAt ?? releasedAt;
        foreach (var (at, kind, until) in Steps(events, limit, start, closedAt))
        {
            if (kind == DueStepKind.GroundStart)
            {
                open++;
            }
            else if (kind == DueStepKind.GroundEnd)
            {
                open--;
                deadline = Instant.Max(deadline, limit.Anew!(at));
            }
            else if ((open == 0 && at > deadline) || at > closedAt)
            {
                flags |= open == 0 && at > deadline ? ItemFlags.ExtendedTooLate : ItemFlags.None;
            }
            else if (until!.Value > deadline)
            {
                deadline = until.Value;
                flags |= ItemFlags.Extended;
            }
        }

        // A removal while a ground is open lies before the due time, whatever that will be
        return open == 0 ? new ExtendedDeadline(deadline, flags)
            : removedAt is { } removed ? new ExtendedDeadline(Instant.Max(deadline, removed), flags | ItemFlags.DuePending)
            : new ExtendedDeadline(null, flags | ItemFlags.DuePending);
    }

    private static IEnumerable<DueStep> Steps(IReadOnlyList<NoticeEvent> events, RuleDeadline limit, Instant start, Instant? closedAt)
    {
        var grounds = new List<ResetGround>();
        foreach (var one in limit.Anew is null ? [] : events.Where(one => IsReset(one.Type) && limit.IsMeantBy(one)))
        {
            ResetGround.Take(grounds, one);
        }

        grounds.RemoveAll(ground => ground.IsRejected || !ground.IsAccepted || ground.Until <= start || ground.From > closedAt);
        return events.Where(one => one is { Type: EventType.Extended, DeadlineAt: not null } && limit.IsMeantBy(one))
            .Select(one => new DueStep(one.OccurredAt, DueStepKind.Extension, one.DeadlineAt))
            .Concat(grounds.SelectMany(ground => ground.Steps()))
            .OrderBy(step => step.At).ThenBy(step => step.Kind).ThenBy(step => step.Deadline);
    }

    private static bool IsReset(EventType type) => type is EventType.ResetClaimed or EventType.ResetAccepted or EventType.ResetEnded;
}
