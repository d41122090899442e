using NodaTime;

namespace Portal.Data.Notices;

/// <summary>A notice that a batch speaks of, its id, and what the batch did to it, so that what was stored before can be told again.</summary>
internal sealed class NoticeEntry(byte[] reference)
{
    private List<string>? added;
    private Dictionary<string, Instant>? knownEarlier;

    /// <summary>Keyed hash of the reference.</summary>
    internal byte[] Reference => reference;

    /// <summary>Id in the database; 0 until it is looked up.</summary>
    internal long Id { get; set; }

    /// <summary>True until states of it are stored: nothing was there before.</summary>
    internal bool IsNew { get; set; }

    /// <summary>True for the demonstration's.</summary>
    internal bool IsSynthetic { get; set; }

    /// <summary>Whether it must be folded again.</summary>
    internal bool IsTouched { get; private set; }

    /// <summary>Notes an appended event.</summary>
    internal void Append(string eventId)
    {
        IsTouched = true;
        if (!IsNew)
        {
            (added ??= []).Add(eventId);
        }
    }

    /// <summary>Notes that a stored event turned out to be known earlier than the instant that was stored.</summary>
    internal void KnowEarlier(string eventId, Instant stored)
    {
        IsTouched = true;
        if (!IsNew)
        {
            (knownEarlier ??= []).TryAdd(eventId, stored);
        }
    }

    /// <summary>Begins anew after its states were stored.</summary>
    internal void Settle() => (IsNew, IsTouched, added, knownEarlier) = (false, false, null, null);

    /// <summary>The events as they were stored before the batch.</summary>
    /// <param name="source">Code of the batch's source.</param>
    /// <param name="now">All events stored now.</param>
    internal IReadOnlyCollection<NoticeEvent> Before(string source, IReadOnlyCollection<NoticeEvent> now)
    {
        if (IsNew)
        {
            return [];
        }

        var fresh = added is null ? [] : added.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. now.Where(one => one.Source != source || !fresh.Contains(one.EventId))
                .Select(one => one.Source == source && knownEarlier is not null && knownEarlier.TryGetValue(one.EventId, out var stored)
                    ? one with { RecordedAt = stored }
                    : one),
        ];
    }
}
