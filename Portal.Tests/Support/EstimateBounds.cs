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
        foreach (var age in (double[])[3600, Day, 7 * Day, 30 * Day])
        {
            if (age >= cells.Curve.StartAge)
            {
                Held(exact.Curve.AtRisk(age), cells.Curve.AtRisk(age), $"at risk at {age}");
            }
        }
    }

    internal static void AssertHeld(Acknowledgement exact, Acknowledgement cells)
    {
        foreach (var age in (double[])[900, 3600, 5000, Day])
        {
            Held(exact.Curves.IncidenceAt(0, age), cells.Bounds!.At(0, age, cells.Curves.IncidenceAt(0, age)), $"acknowledged at {age}");
        }
    }

    internal static void AssertHeld(WaysOut exact, WaysOut cells)
    {
        foreach (var age in (double[])[Day, 2 * Day, 7 * Day, 30 * Day, 55.3 * Day])
        {
            Held(exact.Curves.IncidenceAt(0, age), cells.Bounds!.At(0, age, cells.Curves.IncidenceAt(0, age)), $"removed at {age}");
            Held(exact.Curves.IncidenceAt(1, age), cells.Bounds!.At(1, age, cells.Curves.IncidenceAt(1, age)), $"moved at {age}");
        }
    }

    internal static void AssertHeld(Reappearance exact, CellReappearance cells)
    {
        foreach (var age in (double[])[Day, 7 * Day, 30 * Day, 90 * Day])
        {
            if (exact.FirstBy(age).Value is { } first && cells.ReadFirst(age) is { Figure.Value: not null, Bounds: { } held })
            {
                Held(first, held, $"back at {age}");
            }

            if (exact.MeanBy(age) is { } mean && cells.MeanBy(age) is { Value: not null } bounds)
            {
                Held(mean.Mean, bounds, $"times back at {age}");
            }
        }
    }

    internal static void AssertHeld(Projection exact, Projection cells)
    {
        if (exact.LateOrOpen.Value is { } all && cells.LateOrOpen.Value is not null)
        {
            Held(all, cells.Bounds!.Value.All, "late or open");
            foreach (var ((one, other), bounds) in exact.ByLimit.Zip(cells.ByLimit).Zip(cells.Bounds.Value.ByLimit))
            {
                if (one.LateOrOpen.Value is { } value && other.LateOrOpen.Value is not null)
                {
                    Held(value, bounds, $"late or open at {one.Limit.Seconds}");
                }
            }
        }
    }

    /// <summary>The estimate lies between its own limits, and so does the exact figure.</summary>
    private static void Held(double exact, Bounded cells, string what)
    {
        var rounding = 1e-9 * (1 + exact);
        Assert.True(cells.Lowest <= cells.Value + rounding && cells.Value <= cells.Highest + rounding, $"{what}: {cells}");
        Assert.True(!(cells.Lowest > exact + rounding) && !(cells.Highest < exact - rounding), $"{what}: {exact} is not in [{cells.Lowest}, {cells.Highest}]");
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
