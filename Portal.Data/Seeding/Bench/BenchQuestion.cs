using NodaTime;
using Portal.Data.Cube;

namespace Portal.Data.Seeding;

/// <summary>One question of the bench: a slice or roll-up over whole months.</summary>
/// <param name="Name">What kind it is, for the report.</param>
/// <param name="Provider">Index of the provider; null sums over all.</param>
/// <param name="Country">Index of the host country; null sums over all.</param>
/// <param name="Category">Index of the category; null sums over all.</param>
/// <param name="From">First instant.</param>
/// <param name="To">End, exclusive.</param>
internal sealed record BenchQuestion(string Name, int? Provider, int? Country, int? Category, Instant From, Instant To)
{
    private static readonly string[] Kinds = ["everything", "country", "category", "provider", "country and category", "finest slice"];

    /// <summary>Everything, from the first to the last month.</summary>
    internal static BenchQuestion Total(BenchWorld world) => new("everything", null, null, null, Month(world, 0), Month(world, 36));

    /// <summary>Whole months from the first to the end.</summary>
    internal int Months => (int)(UtcPeriods.MonthOf(To) - UtcPeriods.MonthOf(From));

    /// <summary>Whether nothing is left out but by time.</summary>
    internal bool IsOfEverything => Provider is null && Country is null && Category is null;

    /// <summary>Whether a finest slice is part of what is asked about.</summary>
    internal bool Holds(BenchSlice slice) =>
        slice.Provider == (Provider ?? slice.Provider) && slice.Country == (Country ?? slice.Country) && slice.Category == (Category ?? slice.Category);

    /// <summary>
    /// Of each kind, from the widest to the finest: the largest slice over the three years and over their middle month, and random ones over the
    /// middle quarter, the same for the same seed. None at all where no random ones are wanted.
    /// </summary>
    internal static IEnumerable<BenchQuestion> ByWidth(BenchWorld world, ulong seed, int random)
    {
        foreach (var kind in Kinds.Where(_ => random > 0))
        {
            var largest = world.Slices.GroupBy(slice => Of(kind, slice, world, 0, 36)).MaxBy(same => same.Sum(slice => slice.Items))!.Key;
            yield return largest;
            yield return largest with { From = Month(world, 18), To = Month(world, 19) };
            for (var number = 0; number < random; number++)
            {
                var draws = CounterRandom.For(seed, GeneratorStreams.Checks, (ulong)number);
                yield return Of(kind, world.Slices[(int)(draws.Uniform(0) * world.Slices.Count)], world, 18, 3);
            }
        }
    }

    /// <summary>Random questions, the same for the same seed: kinds and lengths evenly, slices by chance.</summary>
    internal static IEnumerable<BenchQuestion> Random(BenchWorld world, ulong seed, int count)
    {
        int[] lengths = [1, 3, 12, 36];
        for (var number = 0; number < count; number++)
        {
            var draws = CounterRandom.For(seed, GeneratorStreams.Checks, (ulong)number);
            var slice = world.Slices[(int)(draws.Uniform(0) * world.Slices.Count)];
            var length = lengths[number / Kinds.Length % lengths.Length];
            yield return Of(Kinds[number % Kinds.Length], slice, world, (int)(draws.Uniform(1) * (37 - length)), length);
        }
    }

    private static BenchQuestion Of(string kind, BenchSlice slice, BenchWorld world, int month, int length) => new(
        kind,
        kind is "provider" or "finest slice" ? slice.Provider : null,
        kind is "country" or "country and category" or "finest slice" ? slice.Country : null,
        kind is "category" or "country and category" or "finest slice" ? slice.Category : null,
        Month(world, month),
        Month(world, month + length));

    private static Instant Month(BenchWorld world, int number) =>
        new LocalDate(world.Start.InUtc().Year, 1, 1).PlusMonths(number).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
}
