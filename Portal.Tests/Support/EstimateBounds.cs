using Portal.Data.Cube;

namespace Portal.Tests.Support;

/// <summary>Holds figures read from cells to what they state of the same figures of the items.</summary>
internal static class EstimateBounds
{
    private const double Day = 86_400;

    // Intervals have no bounds of their own: they are figures of twenty curves, each within half a bucket, of hardly more than a few items
    private const long ItemsForIntervals = 300;

    internal static void AssertHeld(RemovalEstimates exact, CellEstimates cells)
    {
        foreach (var age in (double[])[3600, Day, 2 * Day, 3 * Day, 7 * Day, 30 * Day])
        {
            Held(exact.SurvivalAt(age), cells.SurvivalAt(age), $"still online at {age}", exact.Curve.Count, 0.02);
        }

        foreach (var p in (double[])[0.5, 0.75, 0.9, 0.95])
        {
            Held(exact.Quantile(p), cells.Quantile(p), $"gone after, {p}", 0, 0);
        }

        Held(exact.RestrictedMean(30 * Day), cells.RestrictedMean(30 * Day), "restricted mean", 0, 0);
        Held(exact.SlowestTenthMean(30 * Day), cells.SlowestTenthMean(30 * Day), "slowest tenth", 0, 0);
    }

    private static void Held(RemovalFigure exact, (RemovalFigure Figure, Bounded Bounds) cells, string what, long items, double tolerance)
    {
        if (exact.Value is not { } value)
        {
            return;
        }

        var (low, high) = (cells.Bounds.Lowest, cells.Bounds.Highest);
        Assert.True(!(low > value + (1e-9 * (1 + value))) && !(high < value - (1e-9 * (1 + value))), $"{what}: {value} is not in [{low}, {high}]");
        if (items >= ItemsForIntervals && exact.Interval is { Lower: { } lower, Upper: { } upper } && cells.Figure.Interval is { Lower: { } ownLower, Upper: { } ownUpper })
        {
            Assert.True(Math.Abs(lower - ownLower) < tolerance && Math.Abs(upper - ownUpper) < tolerance, $"{what}: [{lower}, {upper}] and [{ownLower}, {ownUpper}]");
        }
    }
}
