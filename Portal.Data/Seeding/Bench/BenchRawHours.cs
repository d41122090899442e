namespace Portal.Data.Seeding;

/// <summary>Seconds of later spells online in plain rows.</summary>
internal sealed record BenchRawHours
{
    public long Online { get; init; }
}
