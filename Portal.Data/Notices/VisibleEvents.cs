using NodaTime;

namespace Portal.Data.Notices;

/// <summary>
/// What could be seen at an instant: duplicates dropped, corrections and retractions applied, the future left out.
/// A pure function of the set of events: their order and repetition never matter.
/// </summary>
public static class VisibleEvents
{
    private const int SmallNotice = 24;

    /// <summary>The events in force, ordered by time, then by causal order.</summary>
    /// <param name="events">Events in any order, with any repetition.</param>
    /// <param name="asOf">Events that occurred later, after correction, are dropped; null drops none. The instant itself counts.</param>
    /// <param name="knownAt">Events recorded later are not known yet; null knows all. The instant itself counts.</param>
    public static IReadOnlyList<NoticeEvent> Of(IEnumerable<NoticeEvent> events, Instant? asOf, Instant? knownAt)
    {
        var known = Known(events, knownAt);
        var changes = Changes(known);
        var visible = new List<NoticeEvent>(known.Count);
        foreach (var plain in known)
        {
            if (plain.IsChange)
            {
                continue;
            }

            var change = changes?.GetValueOrDefault((plain.Source, plain.EventId));
            if (change?.Type == EventType.Retracted)
            {
                continue;
            }

            var corrected = change is null ? plain : Corrected(plain, change);
            if (asOf is not { } last || corrected.OccurredAt <= last)
            {
                visible.Add(corrected);
            }
        }

        visible.Sort(InCausalOrder);
        return visible;
    }

    /// <summary>Each event once, as it was first recorded. Most notices have a handful, for which looking along the list beats a dictionary.</summary>
    private static List<NoticeEvent> Known(IEnumerable<NoticeEvent> events, Instant? knownAt)
    {
        var known = new List<NoticeEvent>();
        Dictionary<(string Source, string EventId), int>? places = null;
        foreach (var candidate in events)
        {
            if (knownAt is { } limit && candidate.RecordedAt > limit)
            {
                continue;
            }

            var key = (candidate.Source, candidate.EventId);
            var at = places is null ? IndexOf(known, candidate) : places.GetValueOrDefault(key, -1);
            if (at >= 0)
            {
                known[at] = candidate.RecordedAt < known[at].RecordedAt ? candidate : known[at];
                continue;
            }

            places?.Add(key, known.Count);
            known.Add(candidate);
            if (places is null && known.Count == SmallNotice)
            {
                places = Enumerable.Range(0, known.Count).ToDictionary(place => (known[place].Source, known[place].EventId));
            }
        }

        return known;
    }

    private static int IndexOf(List<NoticeEvent> known, NoticeEvent one)
    {
        for (var at = 0; at < known.Count; at++)
        {
            if (string.Equals(known[at].EventId, one.EventId, StringComparison.Ordinal) && string.Equals(known[at].Source, one.Source, StringComparison.Ordinal))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>For each target the one change that counts: the largest (recorded at, event id).</summary>
    private static Dictionary<(string Source, string EventId), NoticeEvent>? Changes(IEnumerable<NoticeEvent> known)
    {
        Dictionary<(string, string), NoticeEvent>? changes = null;
        foreach (var change in known)
        {
            if (!change.IsChange || change.Target is null)
            {
                continue;
            }

            changes ??= [];
            var key = (change.Source, change.Target);
            if (!changes.TryGetValue(key, out var before) || CompareChanges(change, before) > 0)
            {
                changes[key] = change;
            }
        }

        return changes;
    }

    internal static int CompareChanges(NoticeEvent left, NoticeEvent right)
    {
        var byTime = left.RecordedAt.CompareTo(right.RecordedAt);
        return byTime != 0 ? byTime : string.CompareOrdinal(left.EventId, right.EventId);
    }

    internal static NoticeEvent Corrected(NoticeEvent target, NoticeEvent change) => target with
    {
        OccurredAt = change.OccurredAt,
        RecordedAt = Instant.Max(target.RecordedAt, change.RecordedAt),
        ItemRef = change.ItemRef ?? target.ItemRef,
        Provider = change.Provider ?? target.Provider,
        IssuerCountry = change.IssuerCountry ?? target.IssuerCountry,
        HostCountry = change.HostCountry ?? target.HostCountry,
        Category = change.Category ?? target.Category,
        NoticeType = change.NoticeType ?? target.NoticeType,
        Rules = change.Rules.Count > 0 ? change.Rules : target.Rules,
        LimitSeconds = change.LimitSeconds ?? target.LimitSeconds,
        DeadlineAt = change.DeadlineAt ?? target.DeadlineAt,
        Territory = change.Territory ?? target.Territory,
        MaterialRef = change.MaterialRef ?? target.MaterialRef,
        Reason = change.Reason ?? target.Reason,
        Evidence = change.Evidence ?? target.Evidence,
    };

    /// <summary>By time; at the same instant in the order of the type, which is the causal one; then by record, id and source.</summary>
    internal static int InCausalOrder(NoticeEvent left, NoticeEvent right)
    {
        var order = left.OccurredAt.CompareTo(right.OccurredAt);
        if (order == 0)
        {
            order = ((int)left.Type).CompareTo((int)right.Type);
        }

        if (order == 0)
        {
            order = left.RecordedAt.CompareTo(right.RecordedAt);
        }

        if (order == 0)
        {
            order = string.CompareOrdinal(left.EventId, right.EventId);
        }

        return order != 0 ? order : string.CompareOrdinal(left.Source, right.Source);
    }
}
