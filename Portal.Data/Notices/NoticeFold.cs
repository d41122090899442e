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

    internal Func<NoticeFacts, RuleDeadline?> DeadlineOf => deadlineOf;

    /// <summary>One state an item, in the order of the references; items whose issue is not known have none.</summary>
    /// <param name="events">All events of one notice, in any order.</param>
    /// <param name="asOf">The instant of looking; null looks at everything.</param>
    /// <param name="knownAt">The instant of knowing; null knows everything.</param>
    public IReadOnlyList<ItemState> Fold(IEnumerable<NoticeEvent> events, Instant? asOf = null, Instant? knownAt = null)
    {
        var deadlines = new KnownDeadlines(this);

        // Items are known by what is known, not by what has happened by then: one that is named first when it goes was online before
        return [.. ItemEvents.Split(VisibleEvents.Of(events, asOf: null, knownAt)).Select(item => FoldItem(item.ItemRef, item.Until(asOf), knownAt, deadlines)).OfType<ItemState>()];
    }

    /// <summary>The state of one item; null where its issue is not known.</summary>
    /// <param name="itemRef">Its reference.</param>
    /// <param name="events">The visible events that act on it, in time and causal order.</param>
    /// <param name="knownAt">With the rules known then; null with all.</param>
    /// <param name="deadlines">What the law was already asked for this notice.</param>
    internal ItemState? FoldItem(string? itemRef, IReadOnlyList<NoticeEvent> events, Instant? knownAt, KnownDeadlines deadlines)
    {
        var firsts = ItemFirsts.Of(events);
        if (firsts.Issue is not { } issue)
        {
            return null;
        }

        var skewTolerance = skewToleranceOf(issue.Source);
        var stops = ItemStops.Of(events, issue.OccurredAt, skewTolerance);
        var release = firsts.Release is { } first && !(stops.StoppedAt <= first.OccurredAt) ? first : null;
        var removedAt = release is null ? stops.RemovedAt : null;
        var isReleasedEarly = release is not null && release.OccurredAt < issue.OccurredAt;
        var arrival = ItemStart.Of(events, isByReceipt: true, isCompleteNeeded: false, Instant.MinValue);
        var complete = firsts.IsIncomplete ? ItemStart.Of(events, isByReceipt: true, isCompleteNeeded: true, Instant.MinValue) : arrival;
        var limit = deadlines.Of(new NoticeFacts(issue, arrival.At!.Value)
        {
            IsIncomplete = firsts.IsIncomplete,
            CompletedAt = complete.At,
            RulesKnownAt = Earlier(removedAt ?? release?.OccurredAt, knownAt),
        });
        var isAwaiting = limit is { IsCompleteNeeded: true } && complete.At is null;
        var start = limit is { IsCompleteNeeded: true } && !isAwaiting ? complete : arrival;
        var received = start.At!.Value;
        var deadline = firsts.MovesDeadline
            ? ExtendedDeadline.Of(events, limit, received, removedAt, release?.OccurredAt)
            : new ExtendedDeadline(limit?.DueAt, ItemFlags.None);

        return new ItemState
        {
            ItemRef = itemRef,
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
            AcknowledgedAt = firsts.AcknowledgedAt,
            ClaimedAt = stops.ClaimedAt,
            AliveAt = stops.AliveAt,
            RemovedAt = removedAt,
            ReleasedAt = isReleasedEarly ? issue.OccurredAt : release?.OccurredAt,
            ReleaseReason = release is null ? null : EventReading.ReleaseReason(release),
            LaterSpells = release is null ? stops.LaterSpells : [],
            Flags = (release is null ? stops.Flags : ItemFlags.None)
                | deadline.Flags
                | firsts.Flags
                | (start.IsInferred ? ItemFlags.StartInferred : ItemFlags.None)
                | (!isReleasedEarly ? ItemFlags.None
                    : issue.OccurredAt - release!.OccurredAt <= skewTolerance ? ItemFlags.SkewCorrected : ItemFlags.ReleasedBeforeIssue)
                | (limit is { IsBeforeStart: true } ? ItemFlags.LimitBeforeStart : ItemFlags.None)
                | (firsts.Ahead > skewTolerance ? ItemFlags.DatedAheadOfRecord : ItemFlags.None)
                | (received < issue.OccurredAt - skewTolerance ? ItemFlags.ReceivedBeforeIssue : ItemFlags.None)
                | (isAwaiting ? ItemFlags.AwaitingStart : limit is { DueAt: null } ? ItemFlags.LimitMissing : ItemFlags.None),
        };
    }

    private static Instant? Earlier(Instant? closedAt, Instant? knownAt) =>
        closedAt is { } closed && knownAt is { } known ? Instant.Min(closed, known) : closedAt ?? knownAt;
}
