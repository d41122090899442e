namespace Portal.Data.Seeding;

/// <summary>What is fixed about a notice before its items are played out. Times are seconds since the start of the world.</summary>
internal sealed record NoticePlan
{
    /// <summary>Unique number, the index of its draws.</summary>
    internal required ulong Index { get; init; }

    /// <summary>The part of every reference that names this notice.</summary>
    internal required string Key { get; init; }

    /// <summary>The notice's own draws.</summary>
    internal required CounterRandom Draws { get; init; }

    internal required int Provider { get; init; }

    internal required int Category { get; init; }

    /// <summary>Index of the hotline, which is that of its country.</summary>
    internal required int Hotline { get; init; }

    internal required int Host { get; init; }

    internal required long IssuedAt { get; init; }

    internal required double Effect { get; init; }

    internal required int Items { get; init; }

    /// <summary>The material of a chain; null on first notices, whose items name their own.</summary>
    internal string? Material { get; init; }

    /// <summary>0 for a first notice, then one more for each reappearance.</summary>
    internal int Depth { get; init; }
}
