namespace Portal.Data.Measures;

/// <summary>
/// Sums over notices of x (successes) and n (items) of one notice. They add, as long as a notice stays in one cell.
/// </summary>
/// <param name="Clusters">m, the number of notices.</param>
/// <param name="X">Sum of x.</param>
/// <param name="N">Sum of n.</param>
/// <param name="SumXX">Sum of x squared.</param>
/// <param name="SumXN">Sum of x n.</param>
/// <param name="SumNN">Sum of n squared.</param>
public sealed record ClusterSums(long Clusters, long X, long N, long SumXX, long SumXN, long SumNN)
{
    /// <summary>No notice.</summary>
    public static ClusterSums Empty { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>The notices of items, each named once for every item of it, without successes.</summary>
    internal static ClusterSums OfNotices(IEnumerable<long> notices) => notices.CountBy(notice => notice).Aggregate(Empty, (sum, notice) => sum.Add(0, notice.Value));

    /// <summary>X / N; null without items.</summary>
    public double? Rate => N == 0 ? null : (double)X / N;

    /// <summary>Standard error of the rate with items as independent; null without items.</summary>
    public double? BinomialError => Rate is { } p ? Math.Sqrt(p * (1 - p) / N) : null;

    /// <summary>Standard error of the ratio estimator by notice: sqrt(Sxx - 2 p Sxn + p^2 Snn) / N (Cochran 1977, section 3.12).</summary>
    public double? ClusterError => Rate is { } p
        ? Math.Sqrt(Math.Max(0, SumXX - (2 * p * SumXN) + (p * p * SumNN))) / N
        : null;

    /// <summary>The same with the factor m / (m - 1) under the root; null with fewer than two notices.</summary>
    public double? CorrectedClusterError => Clusters < 2 ? null : ClusterError * Math.Sqrt(Clusters / (Clusters - 1.0));

    /// <summary>
    /// Variance by notice over variance by item, at least 1. Null where either is not defined, or nothing varies.
    /// </summary>
    public double? DesignEffect => Shown is null ? null : EffectUsed;

    /// <summary>
    /// The design effect; where the data cannot show it, because there is one notice or all items went alike, the largest that there can be: that of notices whose
    /// items always go together, sum n^2 / N (Kish 1965). Null without items.
    /// </summary>
    /// <example>Five notices of four items each, all on time, are worth five items and not twenty.</example>
    public double? EffectUsed => WidestEffect is { } widest ? EffectOf(Shown, widest) : null;

    /// <summary>The largest effect that there can be: items of a notice always go together. Null without items.</summary>
    public double? WidestEffect => N == 0 ? null : Math.Max(1, (double)SumNN / N);

    /// <summary>Items that would carry as much if they were independent: N over <see cref="EffectUsed"/>; null without items.</summary>
    public double? EffectiveN => N / EffectUsed;

    /// <summary>
    /// The rule for every error by notice: never less than by item, for that notices are more even than chance is chance itself; and where the data show no
    /// spread by notice, because there is one or all went alike, items of a notice are taken to go together.
    /// </summary>
    /// <param name="shown">Variance by notice over variance by item as the data show it; null where they cannot.</param>
    /// <param name="widest">The largest that there can be, see <see cref="WidestEffect"/>.</param>
    internal static double EffectOf(double? shown, double widest) => shown is { } ratio ? Math.Max(1, ratio) : widest;

    private double? Shown => CorrectedClusterError is { } cluster && BinomialError is > 0 and var binomial ? Math.Pow(cluster / binomial, 2) : null;

    /// <summary>With one more notice of n items, x of them successes.</summary>
    public ClusterSums Add(long x, long n) =>
        new(Clusters + 1, X + x, N + n, SumXX + (x * x), SumXN + (x * n), SumNN + (n * n));

    /// <summary>The sums of two disjoint sets of notices together.</summary>
    public static ClusterSums operator +(ClusterSums left, ClusterSums right) => new(
        left.Clusters + right.Clusters,
        left.X + right.X,
        left.N + right.N,
        left.SumXX + right.SumXX,
        left.SumXN + right.SumXN,
        left.SumNN + right.SumNN);
}
