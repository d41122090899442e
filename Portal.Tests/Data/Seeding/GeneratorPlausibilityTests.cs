using Portal.Data.Notices;
using Portal.Data.Seeding;

namespace Portal.Tests.Data.Seeding;

/// <summary>The clean profile stays inside bands taken from published lifetimes; the sizes here are small, the bands those of two million items.</summary>
public sealed class GeneratorPlausibilityTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20260101)]
    public void CleanProfile_RemovalTimes_LieInThePublishedBands(ulong seed)
    {
        var hours = Hours(seed);

        Assert.InRange(Share(hours, 24), 0.45, 0.65);
        Assert.InRange(Share(hours, 48), 0.58, 0.78);
        Assert.InRange(Share(hours, 24 * 7), 0.78, 0.92);
        Assert.InRange(Share(hours, 24 * 28), 0.88, 0.98);
        Assert.InRange(1 - Share(hours, 1e6), 0.01, 0.08);
        Assert.InRange(hours[hours.Count / 2], 12, 30);
        Assert.InRange(hours[(int)(hours.Count * 0.9)], 120, 600);
        Assert.InRange(hours.Average(h => Math.Min(h, 720)), 60, 140);
    }

    [Fact]
    public void CleanProfile_Volume_IsConcentratedAsPublished()
    {
        var weights = new Generator(GeneratorTests.Options("clean", 10, 20260101)).World.Providers.Select(provider => provider.Weight).OrderDescending().ToList();

        Assert.Equal(1, weights.Sum(), 9);
        Assert.InRange(weights[0], 0.10, 0.25);
        Assert.InRange(weights.Take(10).Sum(), 0.40, 0.65);
    }

    [Fact]
    public void CleanProfile_OneProvider_FollowsItsTrueLaw()
    {
        var generator = new Generator(GeneratorTests.Options("clean", 60_000, 4));
        var largest = generator.World.Providers.MaxBy(provider => provider.Weight)!;
        var hours = Hours(generator, plan => plan.Provider == largest.Index);

        // The notice effect makes the effective sample about a third of the items.
        var truth = 1 - TruthTable.StillOnline(largest, 0, 86_400);
        var error = 4 * Math.Sqrt(truth * (1 - truth) * 4.6 / hours.Count);
        Assert.InRange(Share(hours, 24), truth - error, truth + error);
    }

    private static double Share(List<double> hours, double limit) => hours.Count(h => h <= limit) / (double)hours.Count;

    private static List<double> Hours(ulong seed) => Hours(new Generator(GeneratorTests.Options("clean", 25_000, seed)), _ => true);

    /// <summary>Hours to removal of the items of first notices, sixty days before the end or more; never removed is infinite.</summary>
    private static List<double> Hours(Generator generator, Func<NoticePlan, bool> isWanted)
    {
        var hours = new List<double>();
        for (var number = 0L; number < generator.NoticeCount; number++)
        {
            var (plan, events) = generator.Play(number).First();
            if (isWanted(plan) && plan.IssuedAt < SyntheticWorld.Horizon - (60 * SyntheticWorld.Day))
            {
                hours.AddRange(events.Where(one => one.Type == EventType.Issued).Select(issued => events
                    .Where(one => one.Type is EventType.Removed && one.Item == issued.Item && one.At <= SyntheticWorld.Horizon)
                    .Select(one => (one.At - issued.At) / 3600.0).DefaultIfEmpty(double.PositiveInfinity).Min()));
            }
        }

        hours.Sort();
        return hours;
    }
}
