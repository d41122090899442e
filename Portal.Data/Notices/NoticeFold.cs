using NodaTime;

namespace Portal.Data.Notices;

/// <summary>
/// The state of a notice's items as a pure fold over the set of its events: order and repetition never matter.
/// </summary>
/// <param name="deadlineOf">Which rule binds an item, and until when; null where none does.</param>
/// <param name="skewToleranceOf">
/// By the code of the source that issued: a stop before the issue by no more than this is set to the issue and flagged.
/// Sources that share notices may have different clocks, and whose file comes last must not matter.
/// </param>
public sealed class NoticeFold(Func<NoticeFacts, RuleDeadline?> deadlineOf, Func<string, Duration> skewToleranceOf)
{
    /// <summary>A fold with one tolerance for all sources.</summary>
    public NoticeFold(Func<NoticeFacts, RuleDeadline?> deadlineOf, Duration skewTolerance)
        : this(deadlineOf, _ => skewTolerance)
    {
    }

    /// <summary>Instants since which other rules are known: what is open changes then without any event.</summary>
    public IReadOnlyList<Instant> RuleChanges { get; init; } = [];

    /// <summary>One state an item, in the order of the references; items whose issue is not known have none.</summary>
    /// <param name="events">All events of one notice, in any order.</param>
    /// <param name="asOf">The instant of looking; null looks at everything.</param>
    /// <param name="knownAt">The instant of knowing; null knows everything.</param>
    public IReadOnlyList<ItemState> Fold(IEnumerable<NoticeEvent> events, Instant? asOf = null, Instant? knownAt = null) =>
        [.. ItemEvents.Split(VisibleEvents.Of(events, asOf, knownAt)).Select(item => FoldItem(item, knownAt)).OfType<ItemState>()];

    /// <summary>The state of one item; null where its issue is not known.</summary>
    /// <param name="item">The events that act on it.</param>
    /// <param name="knownAt">With the rules known then; null with all.</param>
    internal ItemState? FoldItem(ItemEvents item, Instant? knownAt)
    {
        var issue = item.Events.FirstOrDefault(one => one.Type == EventType.Issued);
        if (issue is null)
        {
            return null;
        }

        var delivered = First(item, EventType.Delivered);
        var received = delivered ?? issue.OccurredAt;
        var skewTolerance = skewToleranceOf(issue.Source);
        var stops = ItemStops.Of(item.Events, issue.OccurredAt, skewTolerance);
        var release = Release(item.Events, stops.RemovedAt);
        var removedAt = release is null ? stops.RemovedAt : null;
        var limit = deadlineOf(new NoticeFacts(issue, received) { RulesKnownAt = Earlier(removedAt ?? release?.OccurredAt, knownAt) });
        var deadline = ExtendedDeadline.Of(item.Events, limit, received, removedAt);

        return new ItemState
        {
            ItemRef = item.ItemRef,
            Provider = issue.Provider ?? "",
            IssuerCountry = issue.IssuerCountry ?? "",
            HostCountry = issue.HostCountry ?? "",
            Category = issue.Category ?? "",
            NoticeType = issue.NoticeType ?? "",
            Rule = limit?.Rule,
            IssuedAt = issue.OccurredAt,
            ReceivedAt = received,
            OriginalDeadlineAt = limit?.DueAt,
            DeadlineAt = deadline.At,
            AcknowledgedAt = First(item, EventType.Acknowledged),
            ClaimedAt = stops.ClaimedAt,
            AliveAt = stops.AliveAt,
            RemovedAt = removedAt,
            ReleasedAt = release?.OccurredAt,
            ReleaseReason = release?.Reason,
            LaterSpells = release is null ? stops.LaterSpells : [],
            Flags = (release is null ? stops.Flags : ItemFlags.None)
                | deadline.Flags
                | (IsVoid(item.Events) ? ItemFlags.Void : ItemFlags.None)
                | (IsDisputed(item.Events) ? ItemFlags.Disputed : ItemFlags.None)
                | (delivered is null ? ItemFlags.StartInferred : ItemFlags.None)
                | (delivered < issue.OccurredAt - skewTolerance ? ItemFlags.ReceivedBeforeIssue : ItemFlags.None)
                | (limit is { DueAt: null } ? ItemFlags.LimitMissing : ItemFlags.None),
        };
    }

    private static Instant? Earlier(Instant? closedAt, Instant? knownAt) =>
        closedAt is { } closed && knownAt is { } known ? Instant.Min(closed, known) : closedAt ?? knownAt;

    private static Instant? First(ItemEvents item, EventType type) =>
        item.Events.FirstOrDefault(one => one.Type == type)?.OccurredAt;

    private static bool IsVoid(IReadOnlyList<NoticeEvent> events) => events.Any(one =>
        (one.Type == EventType.Withdrawn && one.Reason is { } reason && ReasonCodes.Voiding.Contains(reason))
        || (one.Type == EventType.DisputeResolved && one.Reason == ReasonCodes.Upheld));

    private static bool IsDisputed(IReadOnlyList<NoticeEvent> events)
    {
        var last = events.LastOrDefault(one => one.Type is EventType.Disputed or EventType.DisputeResolved);
        return last?.Type == EventType.Disputed;
    }

    /// <summary>The earliest release, unless the item was removed at or before it.</summary>
    private static NoticeEvent? Release(IReadOnlyList<NoticeEvent> events, Instant? removedAt)
    {
        var release = events.FirstOrDefault(one =>
            one.Type == EventType.Withdrawn && one.Reason is { } reason && ReasonCodes.Releasing.Contains(reason));
        return release is null || removedAt <= release.OccurredAt ? null : release;
    }
}
