using Portal.Data.Cube;
using Portal.Data.Notices;

namespace Portal.Data.Seeding;

/// <summary>
/// Holds the register's own intervals against a truth that is known: worlds of the clean profile, whose formulas give every figure
/// exactly. The figures come from the very code that pages and the command line use. Beside them stand common ways of counting.
/// </summary>
public static class CoverageStudy
{
    internal const string Everything = "all providers";
    internal const string Parted = "all providers, notices over several countries and issuers";
    internal const string Largest = "the largest provider";

    // The third quarter of the third year, far from the ends of the world, and whole months, which cells need
    private const int FirstMonth = 30;
    private const int Months = 3;

    // What counting closed cases says hangs on the day of the week: looked at on a Sunday, over ninety days at most
    private const int DaysToSunday = 3;
    private const int LongestBias = 90;

    /// <summary>Simulates the worlds one after the other.</summary>
    /// <param name="options">How much.</param>
    /// <param name="command">The command to name in the result.</param>
    /// <param name="ranOn">The day to name in the result, ISO.</param>
    /// <param name="progress">Gets the share done, 0 to 1.</param>
    /// <param name="cancellation">Stops between worlds.</param>
    public static CoverageResult Run(CoverageOptions options, string command, string ranOn, IProgress<double>? progress, CancellationToken cancellation)
    {
        var tally = new CoverageTally();
        var atRisk = 0.0;
        for (var seed = 1; seed <= options.Seeds; seed++)
        {
            cancellation.ThrowIfCancellationRequested();
            atRisk += World(options, (ulong)seed, tally);
            progress?.Report((double)seed / options.Seeds);
        }

        return new CoverageResult
        {
            Command = command,
            RanOn = ranOn,
            Seeds = options.Seeds,
            Items = options.Items,
            MeanItemsAtRisk = Math.Round(atRisk / options.Seeds, 1),
            Coverage = tally.Coverage,
            Bias = tally.Bias,
        };
    }

    private static int World(CoverageOptions options, ulong seed, CoverageTally tally)
    {
        var world = new SyntheticWorld(new GeneratorOptions
        {
            Profile = GeneratorProfile.All.Single(profile => profile.Name == "clean"),
            Items = options.Items,
            Seed = seed,
        });
        var (from, to) = (DayOf(world, FirstMonth), DayOf(world, FirstMonth + Months));
        var look = to - DaysToSunday;
        var items = CoverageItems.Of(world, new NoticeArrivals(world), Math.Min(from, look - LongestBias), to);
        new CoverageSlice(world, Parted, null, CoverageItems.Parted(world, items)).MeasureParts(from, to, tally);
        var largest = world.Providers.MaxBy(provider => provider.Weight)!;
        var everything = new CoverageSlice(world, Everything, null, items);
        everything.MeasureIntervals(from, to, tally);
        everything.MeasureBias(look, tally);
        StoredItem[] own = [.. items.Where(item => item.State.Provider == largest.Code)];
        new CoverageSlice(world, Largest, largest.Index, own).MeasureIntervals(from, to, tally);
        MeasureOutcomes(new(world, Everything, null, items), from, to, tally);
        MeasureOutcomes(new(world, Largest, largest.Index, own), from, to, tally);
        return items.Count;
    }

    private static void MeasureOutcomes(CoverageOutcomes outcomes, int from, int to, CoverageTally tally)
    {
        outcomes.MeasureAcknowledgement(from, to, tally);
        outcomes.MeasureReturns(from, to, together: true, tally);
        outcomes.MeasureReturns(from, to, together: false, tally);
    }

    private static int DayOf(SyntheticWorld world, int month) => (int)(UtcPeriods.StartOfMonth(UtcPeriods.MonthOf(world.Start) + month) - world.Start).TotalDays;
}
