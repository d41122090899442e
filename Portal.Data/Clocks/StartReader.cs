using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>Which event of an item starts the clock of one rule.</summary>
internal static class StartReader
{
    /// <summary>The first event that starts the clock at or after an instant.</summary>
    internal static (Instant? At, bool IsInferred) Read(ItemTimeline item, Rule rule, Instant notBefore)
    {
        NoticeEvent? issued = null;
        foreach (var one in item.Events)
        {
            var isIncomplete = rule.Settings.CompleteRequest && one.Reason == ReasonCodes.Incomplete;
            if (isIncomplete && one.Type == EventType.Delivered)
            {
                // What arrived was not complete, so the sending before it started nothing.
                issued = null;
            }

            var isStart = one.OccurredAt >= notBefore && !isIncomplete;
            if (isStart && one.Type == EventType.Delivered && rule.Start.Basis != StartBasis.Issued)
            {
                return (one.OccurredAt, false);
            }

            if (isStart && one.Type == EventType.Issued)
            {
                issued ??= one;
            }
        }

        return (issued?.OccurredAt, issued is not null && rule.Start.Basis != StartBasis.Issued);
    }
}
