namespace Portal.Data.Seeding;

/// <summary>Counts of one worker, added up at the end.</summary>
internal sealed class GeneratorCounts
{
    internal long Events { get; private set; }

    internal long FollowingNotices { get; set; }

    internal SortedDictionary<string, long> EventTypes { get; } = new(StringComparer.Ordinal);

    internal SortedDictionary<string, long> Dirt { get; } = new(StringComparer.Ordinal);

    internal void Count(string type, string? dirt)
    {
        Events++;
        EventTypes[type] = EventTypes.GetValueOrDefault(type) + 1;
        if (dirt is not null)
        {
            Dirt[dirt] = Dirt.GetValueOrDefault(dirt) + 1;
        }
    }

    internal void Add(GeneratorCounts other)
    {
        Events += other.Events;
        FollowingNotices += other.FollowingNotices;
        foreach (var (type, count) in other.EventTypes)
        {
            EventTypes[type] = EventTypes.GetValueOrDefault(type) + count;
        }

        foreach (var (dirt, count) in other.Dirt)
        {
            Dirt[dirt] = Dirt.GetValueOrDefault(dirt) + count;
        }
    }
}
