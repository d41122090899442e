using NodaTime;

namespace Portal.Data.Notices;

/// <summary>What one event said over a stretch of knowing, [from, to): a correction that becomes known ends one version and begins the next.</summary>
/// <param name="Event">The event as it then stood.</param>
/// <param name="From">Known from here on.</param>
/// <param name="To">And no more from here on; the end of time for what nothing changed.</param>
internal readonly record struct EventVersion(NoticeEvent Event, Instant From, Instant To)
{
    internal bool IsKnownAt(Instant at) => From <= at && at < To;

    /// <summary>All versions of the events of one notice, in time and causal order. Each event must be given once.</summary>
    internal static List<EventVersion> Of(IReadOnlyCollection<NoticeEvent> events)
    {
        var versions = new List<EventVersion>(events.Count);
        var changes = Changes(events);
        foreach (var one in events)
        {
            if (one.IsChange)
            {
                continue;
            }

            if (changes is null || !changes.TryGetValue((one.Source, one.EventId), out var some))
            {
                versions.Add(new(one, one.RecordedAt, Instant.MaxValue));
            }
            else
            {
                Add(versions, one, some);
            }
        }

        versions.Sort(static (left, right) => VisibleEvents.InCausalOrder(left.Event, right.Event));
        return versions;
    }

    /// <summary>The corrections and retractions of each event: of those known the last one counts.</summary>
    private static Dictionary<(string Source, string EventId), List<NoticeEvent>>? Changes(IReadOnlyCollection<NoticeEvent> events)
    {
        Dictionary<(string, string), List<NoticeEvent>>? changes = null;
        foreach (var one in events)
        {
            if (one is { IsChange: true, Target: { } target })
            {
                changes ??= [];
                if (!changes.TryGetValue((one.Source, target), out var some))
                {
                    changes.Add((one.Source, target), some = []);
                }

                some.Add(one);
            }
        }

        foreach (var some in changes?.Values ?? Enumerable.Empty<List<NoticeEvent>>())
        {
            some.Sort(VisibleEvents.CompareChanges);
        }

        return changes;
    }

    private static void Add(List<EventVersion> versions, NoticeEvent one, List<NoticeEvent> changes)
    {
        NoticeEvent? inForce = null;
        var (from, next) = (one.RecordedAt, 0);
        while (from < Instant.MaxValue)
        {
            for (; next < changes.Count && changes[next].RecordedAt <= from; next++)
            {
                inForce = changes[next];
            }

            var to = next < changes.Count ? changes[next].RecordedAt : Instant.MaxValue;
            if (inForce?.Type != EventType.Retracted)
            {
                versions.Add(new(inForce is null ? one : VisibleEvents.Corrected(one, inForce), from, to));
            }

            from = to;
        }
    }
}
