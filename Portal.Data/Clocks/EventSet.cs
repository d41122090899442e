using Portal.Data.Notices;

namespace Portal.Data.Clocks;

/// <summary>Events in memory, each id once: a repetition keeps the smallest recorded time, the same id with other content is refused.</summary>
public sealed class EventSet
{
    private readonly Dictionary<(string Source, string EventId), NoticeEvent> events = [];

    /// <summary>The events, in no particular order.</summary>
    public IEnumerable<NoticeEvent> Events => events.Values;

    /// <summary>Adds one event; false where its id came before with other content.</summary>
    /// <param name="one">The event.</param>
    public bool TryAdd(NoticeEvent one)
    {
        var key = (one.Source, one.EventId);
        if (!events.TryGetValue(key, out var before))
        {
            events.Add(key, one);
            return true;
        }

        if (!before.Rules.SequenceEqual(one.Rules) || before with { RecordedAt = one.RecordedAt, Rules = one.Rules } != one)
        {
            return false;
        }

        if (one.RecordedAt < before.RecordedAt)
        {
            events[key] = one;
        }

        return true;
    }
}
