namespace Portal.Public.Regimes;

/// <summary>The rules that were asked for, law and benchmark apart, by jurisdiction.</summary>
public sealed record RegimesView
{
    public required string Lead { get; init; }

    public required string Matching { get; init; }

    public required IReadOnlyList<RegimeGroup> Law { get; init; }

    public required IReadOnlyList<RegimeGroup> Benchmarks { get; init; }

    /// <summary>The choices of each filter: its name in the address, what people call it, code and words.</summary>
    public required IReadOnlyList<RegimeFilter> Filters { get; init; }
}

