using NodaTime;

namespace Portal.Commands.Measures;

/// <summary>The options of <c>portal measure</c>; null or empty means not given.</summary>
internal sealed record MeasureOptions
{
    internal static readonly double[] DefaultQuantiles = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

    internal string? Time { get; init; }

    internal string? Entry { get; init; }

    internal string? Event { get; init; }

    internal IReadOnlyList<string> Groups { get; init; } = [];

    internal double? Start { get; init; }

    internal IReadOnlyList<double>? At { get; init; }

    internal IReadOnlyList<double>? Tau { get; init; }

    internal IReadOnlyList<double> Quantiles { get; init; } = DefaultQuantiles;

    internal IReadOnlyList<double>? Levels { get; init; }

    internal int? Baseline { get; init; }

    internal IReadOnlyList<double> Rebase { get; init; } = [];

    internal IReadOnlyList<double> From { get; init; } = [];

    internal IReadOnlyList<double> To { get; init; } = [];

    internal IReadOnlyList<Instant> AsOf { get; init; } = [];

    internal IReadOnlyList<Instant> KnownAt { get; init; } = [];

    internal Instant? Epoch { get; init; }
}
