namespace Portal.Data.Seeding;

/// <summary>One size.</summary>
public sealed record CubeCostRow
{
    /// <summary>Items counted.</summary>
    public required long Items { get; init; }

    /// <summary>Cells that hold something, finest slices and roll-ups.</summary>
    public required long Cells { get; init; }

    /// <summary>Size of the database file.</summary>
    public required long FileBytes { get; init; }

    /// <summary>Seconds to make the items and count them.</summary>
    public required double Seconds { get; init; }
}
