using NodaTime;
using Portal.Data.Imports;

namespace Portal.Data.Seeding;

/// <summary>What to generate. Equal options give equal bytes, whatever the number of threads.</summary>
public sealed record GeneratorOptions
{
    /// <summary>Version of the specification; a change of what comes out is a new version.</summary>
    public const int SpecificationVersion = 1;

    /// <summary>Days of arrivals, three years.</summary>
    public const int Days = 1096;

    /// <summary>What the world contains.</summary>
    public required GeneratorProfile Profile { get; init; }

    /// <summary>Items of first notices; reappearances come on top.</summary>
    public required long Items { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>First day, a Monday. The default lets the three years end in the past, where an import accepts them.</summary>
    public LocalDate Start { get; init; } = new(2023, 1, 2);

    /// <summary>How events are written.</summary>
    public EventFormat Format { get; init; } = EventFormat.Csv;

    /// <summary>Real country codes instead of XA to XX, for tests of the rule catalogue only.</summary>
    public bool HasRealCountries { get; init; }

    /// <summary>How many threads make events.</summary>
    public int Threads { get; init; } = 1;
}
