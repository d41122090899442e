using Portal.Data.Notices;

namespace Portal.Data.Seeding;

/// <summary>An event while it is made. Times are seconds since the start of the world.</summary>
internal sealed class DraftEvent
{
    internal required EventType Type { get; init; }

    /// <summary>Number of the item; null acts on every item.</summary>
    internal int? Item { get; init; }

    internal required long At { get; set; }

    internal long KnownAt { get; set; }

    internal Evidence? Evidence { get; init; }

    internal long? DeadlineAt { get; set; }

    internal string? Reason { get; init; }

    internal string? Material { get; init; }

    /// <summary>The event that this one corrects or retracts.</summary>
    internal DraftEvent? Target { get; init; }

    /// <summary>Provider on the wire, on issued and on corrections of it.</summary>
    internal int? Provider { get; set; }

    /// <summary>Whether country, category and notice type stand on it too.</summary>
    internal bool HasDimensions { get; init; }

    /// <summary>Number inside the notice, which makes the event id; a duplicate has that of its original.</summary>
    internal int Sequence { get; set; }

    /// <summary>What is wrong with it, for the manifest; null is nothing.</summary>
    internal string? Dirt { get; set; }
}
