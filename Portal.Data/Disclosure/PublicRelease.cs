namespace Portal.Data.Disclosure;

/// <summary>What anybody can download: values or the sign of hiding, the sums, the facts, and the stated intervals.</summary>
public sealed record PublicRelease
{
    /// <summary>Every listed cell; null means hidden. Integer units of 10^-<see cref="Decimals"/>.</summary>
    public required IReadOnlyDictionary<string, long?> Cells { get; init; }

    /// <summary>Hidden cells that are no measure, only what is left over of others: it is no secret how many they are.</summary>
    public IReadOnlySet<string> Rests { get; init; } = new HashSet<string>();

    /// <summary>Published sums; ids that are not listed are known zeros.</summary>
    public required IReadOnlyList<TotalEquation> Equations { get; init; }

    /// <summary>Inequalities from rates, bands and medians.</summary>
    public IReadOnlyList<PublishedFact> Facts { get; init; } = [];

    /// <summary>The intervals that the publisher states; empty if none.</summary>
    public IReadOnlyList<AttackInterval> Intervals { get; init; } = [];

    /// <summary>Decimal places.</summary>
    public int Decimals { get; init; }
}
