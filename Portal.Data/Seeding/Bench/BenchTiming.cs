namespace Portal.Data.Seeding;

/// <summary>Times of some questions in milliseconds.</summary>
public sealed record BenchTiming
{
    /// <summary>Questions asked.</summary>
    public required int Questions { get; init; }

    /// <summary>Half were faster.</summary>
    public required double P50 { get; init; }

    /// <summary>Ninety-nine in a hundred were faster.</summary>
    public required double P99 { get; init; }

    /// <summary>The slowest.</summary>
    public required double Slowest { get; init; }

    internal static BenchTiming Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return new BenchTiming
        {
            Questions = sorted.Length,
            P50 = At(0.5),
            P99 = At(0.99),
            Slowest = sorted.Length == 0 ? 0 : sorted[^1],
        };

        double At(double share) => sorted.Length == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
