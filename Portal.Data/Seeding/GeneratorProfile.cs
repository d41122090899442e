namespace Portal.Data.Seeding;

/// <summary>What a synthetic world contains besides the bare statistical model.</summary>
public sealed record GeneratorProfile
{
    /// <summary>Name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>Items where the caller does not say.</summary>
    public required long Items { get; init; }

    /// <summary>How many fictional providers there are.</summary>
    public required int Providers { get; init; }

    /// <summary>Office hours and load; without them removal times follow the formulas of the truth file.</summary>
    public bool HasWorkload { get; init; } = true;

    /// <summary>Policy shock, outage, a provider that gets worse, a shutdown.</summary>
    public bool HasShocks { get; init; } = true;

    /// <summary>Late, doubled, corrected, retracted and skewed reports.</summary>
    public bool HasDirt { get; init; } = true;

    /// <summary>Rows that an import must refuse.</summary>
    public bool HasHostileRows { get; init; }

    /// <summary>Every named profile.</summary>
    public static IReadOnlyList<GeneratorProfile> All { get; } =
    [
        new() { Name = "tiny", Items = 1_800, Providers = 60 },
        new() { Name = "demo", Items = 60_000, Providers = 120 },
        new() { Name = "ci", Items = 900_000, Providers = 300 },
        new() { Name = "full", Items = 18_000_000, Providers = 300 },
        new() { Name = "clean", Items = 2_000_000, Providers = 300, HasWorkload = false, HasShocks = false, HasDirt = false },
        new() { Name = "dirty", Items = 60_000, Providers = 300 },
        new() { Name = "ingest", Items = 60_000, Providers = 300, HasHostileRows = true },
    ];
}
