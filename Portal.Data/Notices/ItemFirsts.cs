using NodaTime;

namespace Portal.Data.Notices;

/// <summary>What one pass over an item's events in time and causal order finds.</summary>
/// <param name="Issue">The first issue; null where it is not known.</param>
/// <param name="DeliveredAt">The first delivery.</param>
/// <param name="AcknowledgedAt">The first acknowledgement.</param>
/// <param name="Release">The first withdrawal that releases.</param>
/// <param name="MovesDeadline">Whether there is an extension or a ground for a reset.</param>
/// <param name="Flags">Whether the notice is void, and whether it is disputed.</param>
internal readonly record struct ItemFirsts(
    NoticeEvent? Issue, Instant? DeliveredAt, Instant? AcknowledgedAt, NoticeEvent? Release, bool MovesDeadline, ItemFlags Flags)
{
    internal static ItemFirsts Of(IReadOnlyList<NoticeEvent> events)
    {
        NoticeEvent? issue = null;
        NoticeEvent? release = null;
        Instant? delivered = null;
        Instant? acknowledged = null;
        var (movesDeadline, isVoid, isDisputed) = (false, false, false);
        for (var at = 0; at < events.Count; at++)
        {
            var one = events[at];
            switch (one.Type)
            {
                case EventType.Issued:
                    issue ??= one;
                    break;
                case EventType.Delivered:
                    delivered ??= one.OccurredAt;
                    break;
                case EventType.Acknowledged:
                    acknowledged ??= one.OccurredAt;
                    break;
                case EventType.Withdrawn when one.Reason is { } reason:
                    isVoid |= ReasonCodes.Voiding.Contains(reason);
                    release ??= ReasonCodes.Releasing.Contains(reason) ? one : null;
                    break;
                case EventType.Disputed:
                    isDisputed = true;
                    break;
                case EventType.DisputeResolved:
                    isDisputed = false;
                    isVoid |= one.Reason == ReasonCodes.Upheld;
                    break;
                case EventType.Extended or EventType.ResetClaimed or EventType.ResetAccepted or EventType.ResetEnded:
                    movesDeadline = true;
                    break;
            }
        }

        var flags = (isVoid ? ItemFlags.Void : ItemFlags.None) | (isDisputed ? ItemFlags.Disputed : ItemFlags.None);
        return new ItemFirsts(issue, delivered, acknowledged, release, movesDeadline, flags);
    }
}
