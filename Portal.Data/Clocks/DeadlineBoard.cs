using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Clocks;

/// <summary>The clocks that ask for attention, earliest binding due time first within their group. Pure.</summary>
public static class DeadlineBoard
{
    /// <summary>Open items, and those of the last days whose verdict hangs between two checks.</summary>
    /// <param name="items">Items of one scope.</param>
    /// <param name="now">The instant of looking.</param>
    /// <param name="undeterminedSince">Undetermined items gone since then are shown.</param>
    public static IReadOnlyList<BoardRow> Of(IEnumerable<StoredItem> items, Instant now, Instant undeterminedSince) =>
    [
        .. items.Select(item => Row(item, now, undeterminedSince)).OfType<BoardRow>()
            .OrderBy(row => row.State).ThenBy(row => row.DueAt ?? Instant.MaxValue).ThenBy(row => row.ItemId),
    ];

    private static BoardRow? Row(StoredItem stored, Instant now, Instant undeterminedSince)
    {
        var item = stored.State;
        if (item.Flags.HasFlag(ItemFlags.Void) || item.IsPreResolved || item.ReleasedAt <= now || item.IssuedAt > now)
        {
            return null;
        }

        var isGone = item.RemovedAt <= now;
        if (isGone && !(IsUndetermined(item) && item.RemovedAt >= undeterminedSince))
        {
            return null;
        }

        var (evidence, evidenceAt) = LatestEvidence(item, now);
        Duration? left = isGone || item.DeadlineAt is null ? null : item.DeadlineAt - now;
        return new BoardRow(
            stored.Id, stored.NoticeId, item.Provider, item.HostCountry, item.Category, item.Rule, item.ReceivedAt, item.DeadlineAt,
            isGone ? BoardState.Undetermined : StateOf(item, now),
            UsedShare(item, isGone ? item.RemovedAt!.Value : now),
            left,
            evidence,
            evidenceAt,
            isGone ? item.AliveAt ?? item.ReceivedAt : null);
    }

    private static BoardState StateOf(ItemState item, Instant now) => item.DeadlineAt switch
    {
        null => BoardState.Pending,
        { } due when due < now => BoardState.Overdue,
        { } due when now >= AtRisk.From(item.ReceivedAt, due) => BoardState.AtRisk,
        _ => BoardState.Running,
    };

    private static bool IsUndetermined(ItemState item) =>
        item.Flags.HasFlag(ItemFlags.StopIsInterval) && item.RemovedAt > item.DeadlineAt && (item.AliveAt ?? item.ReceivedAt) < item.DeadlineAt;

    private static double? UsedShare(ItemState item, Instant at) =>
        item.DeadlineAt is { } due && due > item.ReceivedAt ? (at - item.ReceivedAt) / (due - item.ReceivedAt) : null;

    private static (BoardEvidence Evidence, Instant At) LatestEvidence(ItemState item, Instant now)
    {
        var latest = (Evidence: BoardEvidence.Issued, At: item.IssuedAt);
        Take(BoardEvidence.Delivered, item.Flags.HasFlag(ItemFlags.StartInferred) ? null : item.ReceivedAt);
        Take(BoardEvidence.Acknowledged, item.AcknowledgedAt);
        Take(BoardEvidence.Claimed, item.ClaimedAt);
        Take(BoardEvidence.Online, item.AliveAt);
        Take(BoardEvidence.Gone, item.RemovedAt);
        return latest;

        void Take(BoardEvidence evidence, Instant? at)
        {
            if (at is { } moment && moment >= latest.At && moment <= now)
            {
                latest = (evidence, moment);
            }
        }
    }
}
