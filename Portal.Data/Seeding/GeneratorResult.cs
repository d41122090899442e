namespace Portal.Data.Seeding;

/// <summary>What was generated. Counts are of rows in the file unless they say otherwise.</summary>
public sealed record GeneratorResult
{
    /// <summary>Always true: nothing here has happened.</summary>
    public bool Synthetic { get; } = true;

    /// <summary>Version of the generator's specification.</summary>
    public int SpecificationVersion { get; } = GeneratorOptions.SpecificationVersion;

    /// <summary>Name of the profile.</summary>
    public required string Profile { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Code of the source under which the events are meant to be imported; it may load history.</summary>
    public string Source { get; } = "synthetic";

    /// <summary>First day of the three years, and the day after the last.</summary>
    public required string Start { get; init; }

    /// <summary>The day after the last; nothing later is in the files.</summary>
    public required string End { get; init; }

    /// <summary>Providers in providers.csv.</summary>
    public required int Providers { get; init; }

    /// <summary>Items of first notices, as asked for.</summary>
    public required long Items { get; init; }

    /// <summary>First notices.</summary>
    public required long Notices { get; init; }

    /// <summary>Notices, of one item each, about material that came back or moved.</summary>
    public required long FollowingNotices { get; init; }

    /// <summary>Rows in the events file, refusable ones included.</summary>
    public required long Events { get; init; }

    /// <summary>Rows by event type.</summary>
    public required IReadOnlyDictionary<string, long> EventTypes { get; init; }

    /// <summary>Rows by what is wrong with them.</summary>
    public required IReadOnlyDictionary<string, long> Dirt { get; init; }

    /// <summary>Name of the events file.</summary>
    public required string EventsFile { get; init; }

    /// <summary>SHA-256 of the events file, lower-case hexadecimal.</summary>
    public required string EventsSha256 { get; init; }
}
