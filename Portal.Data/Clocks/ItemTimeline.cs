using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Clocks;

/// <summary>What the visible events say of one item, before any rule is asked.</summary>
internal sealed class ItemTimeline
{
    private readonly NoticeEvent issue;

    private ItemTimeline(string? itemRef, IReadOnlyList<NoticeEvent> events, NoticeEvent issue)
    {
        ItemRef = itemRef;
        Events = events;
        this.issue = issue;
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

    internal string? Provider => issue.Provider;

    internal string? IssuerCountry => issue.IssuerCountry;

    internal string? Category => issue.Category;

    internal string? NoticeType => issue.NoticeType;

    internal string? MaterialRef => issue.MaterialRef ?? Events.FirstOrDefault(one => one.MaterialRef is not null)?.MaterialRef;

    internal IReadOnlyList<string> Rules => issue.Rules;

    internal long? LimitSeconds => issue.LimitSeconds;

    internal Instant? DeadlineAt => issue.DeadlineAt;

    /// <summary>A check or a removal exists, so a claim proves nothing.</summary>
    internal bool IsChecked { get; private set; }

    internal string? VoidReason { get; private set; }

    internal Release? Release { get; private set; }

    internal bool IsDisputed { get; private set; }

    internal bool IsLawfullyRestored { get; private set; }

    /// <summary>By how much at most an event is dated later than it was recorded; zero or less where none is.</summary>
    private Duration Ahead { get; set; } = Duration.MinValue;

    /// <summary>Null where the notice was not issued yet, or its issue was taken back.</summary>
    internal static ItemTimeline? Of(ItemEvents item, Instant asOf)
    {
        var events = item.Until(asOf);
        foreach (var one in events)
        {
            if (one.Type == EventType.Issued)
            {
                return new ItemTimeline(item.ItemRef, events, one);
            }
        }

        return null;
    }

    /// <summary>Whether an event is dated later than it was recorded, beyond what clocks that differ explain.</summary>
    internal bool IsAheadOfRecord(Duration tolerance) => Ahead > tolerance;

    private void Take(NoticeEvent one)
    {
        Ahead = Duration.Max(Ahead, one.OccurredAt - one.RecordedAt);
        IsLawfullyRestored |= EventReading.IsLawfulReturn(one);
        IsChecked |= !IsLawfullyRestored && EventReading.IsCheck(one);
        VoidReason ??= EventReading.VoidReason(one);
        if (Release is null && EventReading.ReleaseReason(one) is { } reason)
        {
            Release = new Release(one.OccurredAt, reason);
        }

        IsDisputed = one.Type == EventType.Disputed || (IsDisputed && one.Type != EventType.DisputeResolved);
    }
}
