namespace Portal.Data.Seeding;

/// <summary>One curve of plain rows: ages in seconds, null where so large a share was not removed, and shares still online.</summary>
internal sealed record BenchRawCurve
{
    public long? Half { get; init; }

    public long? ThreeInFour { get; init; }

    public long? NineInTen { get; init; }

    public double Hour { get; init; }

    public double Day { get; init; }

    public double Week { get; init; }
}
