using NodaTime;

namespace Portal.Data.Notices;

/// <summary>What one pass over an item's events in time and causal order finds.</summary>
/// <param name="Issue">The first issue; null where it is not known.</param>
/// <param name="AcknowledgedAt">The first acknowledgement.</param>
/// <param name="Release">The first withdrawal that ends the clock.</param>
/// <param name="IsIncomplete">Whether a request was sent or arrived that lacked something.</param>
/// <param name="MovesDeadline">Whether there is an extension or a ground for a reset.</param>
/// <param name="Ahead">By how much at most an event is dated later than it was recorded; zero or less where none is.</param>
/// <param name="Flags">Whether the notice is void, and whether it is disputed.</param>
internal readonly record struct ItemFirsts(
    NoticeEvent? Issue, Instant? AcknowledgedAt, NoticeEvent? Release, bool IsIncomplete, bool MovesDeadline, Duration Ahead, ItemFlags Flags)
{
    internal static ItemFirsts Of(IReadOnlyList<NoticeEvent> events)
    {
        NoticeEvent? issue = null;
        NoticeEvent? release = null;
        Instant? acknowledged = null;
        var (movesDeadline, isVoid, isDisputed, isIncomplete) = (false, false, false, false);
        var ahead = Duration.MinValue;
        for (var at = 0; at < events.Count; at++)
        {
            var one = events[at];
            ahead = Duration.Max(ahead, one.OccurredAt - one.RecordedAt);
            switch (one.Type)
            {
                case EventType.Issued:
                    issue ??= one;
                    isIncomplete |= EventReading.IsIncomplete(one);
                    break;
                case EventType.Delivered:
                    isIncomplete |= EventReading.IsIncomplete(one);
                    break;
                case EventType.Acknowledged:
                    acknowledged ??= one.OccurredAt;
                    break;
                case EventType.Withdrawn when EventReading.VoidReason(one) is null:
                    release ??= one;
                    break;
                case EventType.Withdrawn:
                    isVoid = true;
                    break;
                case EventType.Disputed:
                    isDisputed = true;
                    break;
                case EventType.DisputeResolved:
                    isDisputed = false;
                    isVoid |= EventReading.VoidReason(one) is not null;
                    break;
                case EventType.Extended or EventType.ResetClaimed or EventType.ResetAccepted or EventType.ResetEnded:
                    movesDeadline = true;
                    break;
            }
        }

        var flags = (isVoid ? ItemFlags.Void : ItemFlags.None) | (isDisputed ? ItemFlags.Disputed : ItemFlags.None);
        return new ItemFirsts(issue, acknowledged, release, isIncomplete, movesDeadline, ahead, flags);
    }
}
