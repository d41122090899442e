namespace Portal.Data.Disclosure;

/// <summary>Ends of intervals in whole units, rounded outwards from what a solver says in doubles.</summary>
internal static class WholeEnd
{
    /// <summary>Finer fractions than a tenth hardly occur in tables; a solver's error does.</summary>
    private const double MostTolerance = 0.05;

    /// <summary>The whole unit at a value, or below it.</summary>
    internal static long Below(double value)
    {
        var (whole, tolerance) = (Math.Round(value), Tolerance(value));

        // Where a double no longer tells units apart, what cannot be told counts as open
        return (long)(tolerance > MostTolerance ? Math.Floor(value - tolerance) : Math.Abs(value - whole) <= tolerance ? whole : Math.Floor(value));
    }

    internal static long Above(double value) => -Below(-value);

    /// <summary>How far apart two solutions may be that count as the same end: a solver's tolerance, and for large amounts what a double can tell.</summary>
    internal static double Tolerance(double value) => Math.Max(Math.Clamp(Math.Abs(value) * 1e-10, 1e-6, MostTolerance), Math.Abs(value) * 4e-15);
}
