using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>Which items belong on a board, and as what. Pure.</summary>
/// <param name="catalogue">Rule versions and working calendars, for when a clock of days is at risk.</param>
public sealed class BoardClockReader(RuleCatalogue catalogue)
{
    /// <summary>How long an undetermined item stays on a board after it was gone.</summary>
    public static Duration UndeterminedFor { get; } = Duration.FromDays(7);

    /// <summary>The clock of an item that is open, or gone since a while with the limit between two checks; null for all others.</summary>
    /// <param name="stored">The item.</param>
    /// <param name="noticeHash">Kept hash of its notice's reference.</param>
    /// <param name="undeterminedSince">Undetermined items gone before are left out.</param>
    public BoardClock? Read(StoredItem stored, ReadOnlySpan<byte> noticeHash, Instant undeterminedSince)
    {
        var item = stored.State;
        if (item.Flags.HasFlag(ItemFlags.Void) || item.IsPreResolved || item.ReleasedAt is not null)
        {
            return null;
        }

        if (item.RemovedAt is { } gone && (gone < undeterminedSince || !item.IsUndetermined))
        {
            return null;
        }

        var (evidence, evidenceAt) = LatestEvidence(item);
        return new BoardClock
        {
            ItemId = stored.Id,
            NoticeId = stored.NoticeId,
            Reference = PublicReference.Of(noticeHash),
            ItemMark = PublicReference.OfItem(item.ItemRef),
            Provider = item.Provider,
            IssuerCountry = item.IssuerCountry,
            HostCountry = item.HostCountry,
            Category = item.Category,
            Rule = item.Rule,
            StartedAt = item.ReceivedAt,
            DueAt = item.DeadlineAt,
            AtRiskAt = item.DeadlineAt is { } due ? AtRiskFrom(item, due) : null,
            GoneAt = item.RemovedAt,
            AliveAt = item.RemovedAt is null ? item.AliveAt : item.AliveAt ?? item.ReceivedAt,
            Evidence = evidence,
            EvidenceAt = evidenceAt,
            Flags = item.Flags,
            IsSynthetic = stored.IsSynthetic,
        };
    }

    private Instant AtRiskFrom(ItemState item, Instant due) =>
        item.Rule is { } id && catalogue.Named(id).FirstOrDefault(rule => rule.Id == id) is { Zone: not null } rule
            ? AtRisk.From(item.ReceivedAt, due, rule, catalogue.Calendar(rule.Jurisdiction))
            : AtRisk.From(item.ReceivedAt, due);

    private static (BoardEvidence Evidence, Instant At) LatestEvidence(ItemState item)
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
            if (at is { } moment && moment >= latest.At)
            {
                latest = (evidence, moment);
            }
        }
    }
}
