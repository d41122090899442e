using System.Runtime.InteropServices;
using NodaTime;

namespace Portal.Data.Notices;

/// <summary>The start of an item's clock, for the clocks of the law and for figures alike.</summary>
/// <param name="At">Null while it is awaited.</param>
/// <param name="IsInferred">The sending stands for a delivery that is not recorded.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ItemStart(Instant? At, bool IsInferred)
{
    /// <summary>The first event that starts the clock at or after an instant.</summary>
    /// <param name="events">Of one item, in time and causal order.</param>
    /// <param name="isByReceipt">Whether the delivery starts it; else the sending.</param>
    /// <param name="isCompleteNeeded">Whether a request that lacks something starts nothing, nor does the sending before it.</param>
    /// <param name="notBefore">Earlier events start nothing.</param>
    internal static ItemStart Of(IReadOnlyList<NoticeEvent> events, bool isByReceipt, bool isCompleteNeeded, Instant notBefore)
    {
        Instant? issuedAt = null;
        for (var at = 0; at < events.Count; at++)
        {
            var one = events[at];
            if (isCompleteNeeded && EventReading.IsIncomplete(one))
            {
                issuedAt = null;
            }
            else if (one.OccurredAt >= notBefore && one.Type == EventType.Delivered && isByReceipt)
            {
                return new ItemStart(one.OccurredAt, false);
            }
            else if (one.OccurredAt >= notBefore && one.Type == EventType.Issued)
            {
                issuedAt ??= one.OccurredAt;
            }
        }

        return new ItemStart(issuedAt, issuedAt is not null && isByReceipt);
    }
}
