using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Clocks;

/// <summary>What the visible events say of one item, before any rule is asked.</summary>
internal sealed class ItemTimeline
{
    private readonly NoticeEvent issue;
    private readonly NoticeEvent? noticeIssue;

    private ItemTimeline(string? itemRef, IReadOnlyList<NoticeEvent> events, NoticeEvent issue, NoticeEvent? noticeIssue)
    {
        ItemRef = itemRef;
        Events = events;
        this.issue = issue;
        this.noticeIssue = noticeIssue;
        foreach (var one in events)
        {
            Take(one);
        }
    }

    internal string? ItemRef { get; }

    internal string NoticeRef => issue.NoticeRef;

    /// <summary>In time and causal order, up to the as-of instant.</summary>
    internal IReadOnlyList<NoticeEvent> Events { get; }

    internal Instant IssuedAt => issue.OccurredAt;

    internal string? IssueReason => issue.Reason;

    // A column that the item's own issue leaves blank is taken from the notice's issue.
    internal string? Provider => issue.Provider ?? noticeIssue?.Provider;

    internal string? IssuerCountry => issue.IssuerCountry ?? noticeIssue?.IssuerCountry;

    internal string? Category => issue.Category ?? noticeIssue?.Category;

    internal string? NoticeType => issue.NoticeType ?? noticeIssue?.NoticeType;

    internal string? MaterialRef => issue.MaterialRef ?? Events.FirstOrDefault(one => one.MaterialRef is not null)?.MaterialRef;

    internal IReadOnlyList<string> Rules => issue.Rules.Count > 0 ? issue.Rules : noticeIssue?.Rules ?? [];

    internal bool HasOwnLimit => issue.LimitSeconds is not null || issue.DeadlineAt is not null;

    internal long? LimitSeconds => HasOwnLimit ? issue.LimitSeconds : noticeIssue?.LimitSeconds;

    internal Instant? DeadlineAt => HasOwnLimit ? issue.DeadlineAt : noticeIssue?.DeadlineAt;

    /// <summary>A check or a removal exists, so a claim proves nothing.</summary>
    internal bool IsChecked { get; private set; }

    internal string? VoidReason { get; private set; }

    internal Release? Release { get; private set; }

    internal bool IsDisputed { get; private set; }

    internal bool IsLawfullyRestored { get; private set; }

    /// <summary>By how much at most an event is dated later than it was recorded; zero or less where none is.</summary>
    private Duration Ahead { get; set; } = Duration.MinValue;

    /// <summary>Null where the notice was not issued yet, or its issue was taken back.</summary>
    internal static ItemTimeline? Of(ItemEvents item, NoticeEvent? noticeIssue, Instant asOf)
    {
        var events = item.Events;
        if (events.Count > 0 && events[^1].OccurredAt > asOf)
        {
            events = [.. events.Where(one => one.OccurredAt <= asOf)];
        }

        foreach (var one in events)
        {
            if (one.Type == EventType.Issued)
            {
                return new ItemTimeline(item.ItemRef, events, one, ReferenceEquals(one, noticeIssue) ? null : noticeIssue);
            }
        }

        return null;
    }

    internal static bool IsClaim(NoticeEvent one) =>
        one.Type == EventType.Claimed || one is { Type: EventType.Removed, Evidence: Evidence.Provider };

    internal static bool IsLawfulReturn(NoticeEvent one) => one is { Type: EventType.Reappeared, Reason: ReasonCodes.LawfulRestoration };

    /// <summary>Whether an event is dated later than it was recorded, beyond what clocks that differ explain.</summary>
    internal bool IsAheadOfRecord(Duration tolerance) => Ahead > tolerance;

    private void Take(NoticeEvent one)
    {
        Ahead = Duration.Max(Ahead, one.OccurredAt - one.RecordedAt);
        switch (one.Type)
        {
            case EventType.Reappeared when one.Reason == ReasonCodes.LawfulRestoration:
                IsLawfullyRestored = true;
                break;
            case EventType.Seen or EventType.Gone when !IsLawfullyRestored:
            case EventType.Removed when one.Evidence != Evidence.Provider && !IsLawfullyRestored:
                IsChecked = true;
                break;
            case EventType.Withdrawn when one.Reason is { } reason && ReasonCodes.Voiding.Contains(reason):
                VoidReason ??= reason;
                break;
            case EventType.Withdrawn:
                Release ??= new Release(one.OccurredAt, one.Reason ?? "withdrawn");
                break;
            case EventType.Disputed:
                IsDisputed = true;
                break;
            case EventType.DisputeResolved:
                IsDisputed = false;
                VoidReason ??= one.Reason == ReasonCodes.Upheld ? ReasonCodes.Upheld : null;
                break;
            default:
                break;
        }
    }
}
