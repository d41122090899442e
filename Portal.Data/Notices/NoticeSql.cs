using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>The columns of an item's state: as they are read from the view, and as they are written into the row behind it.</summary>
internal static class NoticeSql
{
    /// <summary>For a <see cref="StateRow"/>: the state as i, its provider as p.</summary>
    internal const string StateColumns =
        "i.id, i.notice_id, i.item_ref, coalesce(p.code, '') as provider, i.issuer_country, i.host_country, i.category, i.notice_type, i.rule, i.issued_at, "
        + "i.received_at, i.deadline_at, i.original_deadline_at, i.acknowledged_at, i.claimed_at, i.alive_at, i.removed_at, i.released_at, i.release_reason, "
        + "i.flags, i.is_synthetic";

    /// <summary>Of the row, without its id, in the order of <see cref="Put"/>.</summary>
    internal const string ItemColumns =
        "notice_id, label_id, item_ref, issued_at, received_after, deadline_at, original_before, acknowledged_after, claimed_after, alive_after, removed_at, "
        + "released_at, release_reason, flags, leaves_at";

    // Longer than any digest waits, and than most corrections take
    private static readonly Duration KeptClosed = Duration.FromDays(90);

    /// <summary>The values of a row: times that no search leads by count from the issue, the deadline before extensions back from the one in force.</summary>
    internal static void Put(IRowValues row, long noticeId, long labelId, ItemState state)
    {
        var issued = state.IssuedAt.ToMicros();
        var deadline = state.DeadlineAt?.ToMicros();
        row.Put(noticeId);
        row.Put(labelId);
        row.Put(state.ItemRef is null ? null : Convert.FromHexString(state.ItemRef));
        row.Put(issued);
        row.Put(state.ReceivedAt.ToMicros() - issued);
        row.Put(deadline);
        row.Put((deadline ?? issued) - state.OriginalDeadlineAt?.ToMicros());
        row.Put(state.AcknowledgedAt?.ToMicros() - issued);
        row.Put(state.ClaimedAt?.ToMicros() - issued);
        row.Put(state.AliveAt?.ToMicros() - issued);
        row.Put(state.RemovedAt?.ToMicros());
        row.Put(state.ReleasedAt?.ToMicros());
        row.Put(state.ReleaseReason);
        row.Put((long)state.Flags);
        row.Put(state.IsStanding ? null : ((state.RemovedAt ?? state.ReleasedAt) + KeptClosed)?.ToMicros());
    }
}
