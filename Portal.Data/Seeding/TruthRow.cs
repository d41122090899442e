namespace Portal.Data.Seeding;

/// <summary>The true law of removal of one provider in one quarter.</summary>
public sealed record TruthRow
{
    /// <summary>Provider code.</summary>
    public required string Provider { get; init; }

    /// <summary>1 to 12, each of 91 days from the start.</summary>
    public required int Quarter { get; init; }

    /// <summary>Probability of being online 1, 24, 48, 72 hours and 7 days after the notice.</summary>
    public required IReadOnlyList<double> StillOnlineAt { get; init; }

    /// <summary>Median seconds to removal; null where more than half is never removed.</summary>
    public required double? MedianSeconds { get; init; }

    /// <summary>90th percentile in seconds; null where more than a tenth is never removed.</summary>
    public required double? P90Seconds { get; init; }

    /// <summary>Share never removed, 0..1.</summary>
    public required double NeverShare { get; init; }
}
