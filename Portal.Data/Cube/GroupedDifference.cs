using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>The difference of two figures of overlapping notices, with its interval.</summary>
internal static class GroupedDifference
{
    private const string NoGroups = "groups of notices are kept for slices by one thing only; ask for the exact figure";

    /// <param name="groups">Every group of notices in either.</param>
    /// <param name="withoutGroup">The difference with one group left out of both.</param>
    /// <param name="value">The difference.</param>
    /// <param name="count">n of both.</param>
    /// <param name="error">Standard error if nothing stood in both: for the second interval.</param>
    internal static RemovalFigure Of(IEnumerable<int> groups, Func<int, double?> withoutGroup, double value, long count, double error)
    {
        int[] all = [.. groups.Order()];
        var half = NormalDistribution.TwoSided(ConfidenceInterval.DefaultLevel) * error;
        var plain = new ConfidenceInterval(value - half, value + half);
        if (all.Length == 0)
        {
            return new(value, default, plain, NoGroups);
        }

        // Each part is named by the groups that stand in it: all of them, or all but one
        return Jackknife.Of(all, parts => parts.ToHashSet() is var some && some.Count == all.Length ? value : withoutGroup(all.First(group => !some.Contains(group))), count) switch
        {
            Estimate.Known known => new(value, known.Interval, plain, null),
            Estimate.NotEstimable none => new(value, default, plain, none.Because),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
