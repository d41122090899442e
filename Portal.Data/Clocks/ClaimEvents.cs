using System.Globalization;
using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Clocks;

/// <summary>What a decided claim says in events, item by item: another provider's items in the same notice are not touched.</summary>
internal static class ClaimEvents
{
    /// <summary>The events of one step.</summary>
    /// <param name="claim">The accepted claim, as it stands after the step.</param>
    /// <param name="item">Kept hash of the item; null for the unnamed one.</param>
    /// <param name="number">Place of the item, for the id.</param>
    /// <param name="now">The step's instant.</param>
    internal static IEnumerable<NoticeEvent> Of(ClockClaim claim, byte[]? item, int number, Instant now)
    {
        if (claim.Kind == ClaimKind.Extension)
        {
            yield return One("extended", EventType.Extended, now, "granted") with { DeadlineAt = claim.DeadlineAt };
        }
        else if (claim.EndedAt is not null)
        {
            yield return One("ended", EventType.ResetEnded, now, null);
        }
        else
        {
            yield return One("claimed", EventType.ResetClaimed, claim.MadeAt, claim.Reason) with { Evidence = Evidence.Provider };
            yield return One("accepted", EventType.ResetAccepted, now, "accepted");
        }

        NoticeEvent One(string step, EventType type, Instant at, string? reason) => new()
        {
            Source = ClaimStore.Source.Code,
            EventId = string.Create(CultureInfo.InvariantCulture, $"claim-{claim.Id}-{step}-{number}"),
            NoticeRef = "",
            ItemRef = item is null ? null : Convert.ToHexStringLower(item),
            Type = type,
            OccurredAt = at,
            RecordedAt = now,
            Rules = claim.Rule == CatalogueDeadlines.DemonstrationRule ? [] : [claim.Rule],
            Reason = reason,
            Evidence = Evidence.Notifier,
        };
    }
}
