using NodaTime;

namespace Portal.Data.Notices;

/// <summary>A notice that a batch speaks of, and what the batch brought that is not folded yet.</summary>
internal sealed class NoticeEntry(ReferenceHash reference)
{
    /// <summary>Keyed hash of the reference.</summary>
    internal byte[] Reference => reference.ToBytes();

    /// <summary>The same in hexadecimal, as events name it.</summary>
    internal string Hex => reference.ToHex();

    /// <summary>Id in the database; 0 until it is looked up.</summary>
    internal long Id { get; set; }

    /// <summary>True until events of it are stored: nothing was there before.</summary>
    internal bool IsNew { get; set; }

    /// <summary>True for the demonstration's.</summary>
    internal bool IsSynthetic { get; set; }

    /// <summary>Appended, neither folded nor stored.</summary>
    internal FreshEvents Fresh { get; set; } = new();

    /// <summary>Stored events that turned out to be known earlier: the instants at which they were known until now.</summary>
    internal Dictionary<(string Source, string EventId), Instant>? KnownLater { get; private set; }

    /// <summary>Number of the append that touched it last.</summary>
    internal long TouchedAt { get; set; }

    /// <summary>Whether it is on its way through the fold: what is stored of it is not up to date.</summary>
    internal bool IsBeingFolded { get; set; }

    /// <summary>Notes that a stored event turned out to be known earlier than the instant that was stored.</summary>
    internal void KnowEarlier(NoticeEvent stored) => (KnownLater ??= []).TryAdd((stored.Source, stored.EventId), stored.RecordedAt);

    /// <summary>Takes out what waits to be folded; what comes later begins anew.</summary>
    internal NoticeWork TakeWork(IReadOnlyList<EventPack> stored, IReadOnlyList<KeptState> states)
    {
        var work = new NoticeWork(this, Fresh, stored, KnownLater, states);
        (Fresh, KnownLater, IsNew, IsBeingFolded) = (new(), null, false, true);
        return work;
    }
}
