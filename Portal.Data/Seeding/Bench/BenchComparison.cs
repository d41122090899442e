using Portal.Data.Cube;

namespace Portal.Data.Seeding;

/// <summary>Holds what a cube says against what plain rows say: counts and seconds to the last one, curves within the limits that the cube states.</summary>
internal static class BenchComparison
{
    /// <summary>What both answer; the cube's answer holds intervals and further measures beside.</summary>
    internal static IReadOnlyList<string> Compared { get; } =
    [
        "items issued, removed, released and open at the end of the window",
        "items whose limit ran out, and those of them removed in time",
        "seconds online and seconds past the limit, later spells included",
        "of the period and of the items received: the ages by which a half, three in four and nine in ten were removed, and the shares online after 1 h, 24 h and 7 days",
    ];

    // The last digits of a product of a million fractions
    private const double Rounding = 1e-9;

    private const double Hour = 3600;

    /// <summary>What differs, in words; empty where nothing does.</summary>
    internal static IReadOnlyList<string> Differences(BenchRawAnswer raw, CubeReport cube)
    {
        var (flow, hours) = (cube.Flow, cube.Availability);
        (string Name, double Raw, double Cube)[] exact =
        [
            ("issued", raw.Counts.Issued, flow.Issued),
            ("removed", raw.Counts.Removed, flow.Removed),
            ("released", raw.Counts.Released, flow.Released),
            ("open", raw.Counts.Open, flow.OpenAtEnd),
            ("due", raw.Counts.Due, cube.OnTime.Due),
            ("on time", raw.Counts.OnTime, cube.OnTime.OnTime),
            ("seconds online", raw.Counts.Online + raw.Spells.Online, Math.Round(hours.Total * Hour)),
            ("seconds past the limit", raw.Counts.Overdue, Math.Round(hours.AfterLimit * Hour)),
        ];
        return
        [
            .. exact.Where(one => one.Raw != one.Cube).Select(one => FormattableString.Invariant($"{one.Name}: {one.Raw} in rows, {one.Cube} in the cube")),
            .. Differences("period", raw.Period, cube.Period),
            .. Differences("cohort", raw.Cohort, cube.Cohort),
        ];
    }

    // A curve that starts at a later age is another curve: too few items were watched at younger ages
    private static IEnumerable<string> Differences(string name, BenchRawCurve raw, CellEstimates cube)
    {
        var curve = cube.Curve;
        if (curve.StartAge > 0)
        {
            yield break;
        }

        (string Name, double? Raw, Bounded Cube)[] bounded =
        [
            ("half", raw.Half, curve.First(0.5)),
            ("three in four", raw.ThreeInFour, curve.First(0.75)),
            ("nine in ten", raw.NineInTen, curve.First(0.9)),
            ("online after an hour", raw.Hour, curve.SurvivalAt(Hour)),
            ("online after a day", raw.Day, curve.SurvivalAt(24 * Hour)),
            ("online after a week", raw.Week, curve.SurvivalAt(168 * Hour)),
        ];
        foreach (var (what, exact, from) in bounded.Where(one => !Holds(one.Cube, one.Raw)))
        {
            yield return FormattableString.Invariant($"{name}, {what}: {exact} in rows, {from.Value} between {from.Lowest} and {from.Highest} in the cube");
        }
    }

    private static bool Holds(Bounded cube, double? raw) =>
        raw is { } exact ? !(exact < cube.Lowest - Rounding) && !(exact > cube.Highest + Rounding) : cube.Highest is null;
}
