namespace Portal.Data.Seeding;

/// <summary>A filled cube.</summary>
public sealed record BenchBuild
{
    /// <summary>Items counted.</summary>
    public required long Items { get; init; }

    /// <summary>Finest slices with items.</summary>
    public required int Slices { get; init; }

    /// <summary>Cells written, finest slices and roll-ups, by table.</summary>
    public required IReadOnlyDictionary<string, long> Cells { get; init; }

    /// <summary>Bytes of packed cells by table.</summary>
    public required IReadOnlyDictionary<string, long> Bytes { get; init; }

    /// <summary>Size of the whole database file, pages, slices and keys included; 0 where there is no file.</summary>
    public required long FileBytes { get; init; }

    /// <summary>Seconds to make the items and write the cells.</summary>
    public required double Seconds { get; init; }
}
