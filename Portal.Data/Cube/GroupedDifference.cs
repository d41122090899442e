using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>The difference of two figures of overlapping notices, with its interval.</summary>
internal static class GroupedDifference
{
    private const string NoGroups = "groups of notices are kept for slices by one thing only; ask for the exact figure";

    /// <param name="without">The difference with each group of notices in either left out of both; empty where groups are not kept.</param>
    /// <param name="value">The difference.</param>
    /// <param name="count">n of both.</param>
    /// <param name="error">Standard error if nothing stood in both: for the second interval.</param>
    internal static RemovalFigure Of(IReadOnlyList<double?> without, double value, long count, double error)
    {
        var half = NormalDistribution.TwoSided(ConfidenceInterval.DefaultLevel) * error;
        var plain = new ConfidenceInterval(value - half, value + half);
        if (without.Count == 0)
        {
            return new(value, default, plain, NoGroups);
        }

        return Jackknife.Of(value, without, count) switch
        {
            Estimate.Known known => new(value, known.Interval, plain, null),
            Estimate.NotEstimable none => new(value, default, plain, none.Because),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
