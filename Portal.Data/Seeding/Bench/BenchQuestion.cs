using NodaTime;

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
    /// <summary>Everything, from the first to the last month.</summary>
    internal static BenchQuestion Total(BenchWorld world) => new("everything", null, null, null, Month(world, 0), Month(world, 36));

    /// <summary>Random questions, the same for the same seed: kinds and lengths evenly, slices by chance.</summary>
    internal static IEnumerable<BenchQuestion> Random(BenchWorld world, ulong seed, int count)
    {
        string[] kinds = ["everything", "provider", "country", "category", "country and category", "finest slice"];
        int[] lengths = [1, 3, 12, 36];
        for (var number = 0; number < count; number++)
        {
            var draws = CounterRandom.For(seed, GeneratorStreams.Checks, (ulong)number);
            var slice = world.Slices[(int)(draws.Uniform(0) * world.Slices.Count)];
            var kind = kinds[number % kinds.Length];
            var length = lengths[number / kinds.Length % lengths.Length];
            var first = (int)(draws.Uniform(1) * (37 - length));
            yield return new BenchQuestion(
                kind,
                kind is "provider" or "finest slice" ? slice.Provider : null,
                kind is "country" or "country and category" or "finest slice" ? slice.Country : null,
                kind is "category" or "country and category" or "finest slice" ? slice.Category : null,
                Month(world, first),
                Month(world, first + length));
        }
    }

    private static Instant Month(BenchWorld world, int number) =>
        new LocalDate(world.Start.InUtc().Year, 1, 1).PlusMonths(number).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
}
