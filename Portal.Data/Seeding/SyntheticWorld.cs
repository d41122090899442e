using NodaTime;

namespace Portal.Data.Seeding;

/// <summary>Everything that is fixed by the options before the first notice is made.</summary>
internal sealed class SyntheticWorld
{
    internal const long Day = 86_400;
    internal const long Horizon = GeneratorOptions.Days * Day;

    private static readonly (double Share, long Seconds)[] Limits =
        [(0.02, 3600), (0.40, Day), (0.35, 2 * Day), (0.18, 3 * Day), (0.05, 7 * Day)];

    private readonly double[] hotlineShares;

    internal SyntheticWorld(GeneratorOptions options)
    {
        Options = options;
        Start = options.Start.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        Providers = SyntheticProviders.Create(options.Seed, options.Profile.Providers);
        Calendar = new ArrivalCalendar(options, Providers);
        Removal = new RemovalModel(options, Providers, Calendar);
        hotlineShares = new double[SyntheticCountry.All.Count];
        var sum = 0.0;
        for (var hotline = 0; hotline < hotlineShares.Length; hotline++)
        {
            sum += DeterministicMath.Exp(-0.7 * DeterministicMath.Ln(hotline + 1));
            hotlineShares[hotline] = sum;
        }
    }

    internal GeneratorOptions Options { get; }

    internal Instant Start { get; }

    internal IReadOnlyList<SyntheticProvider> Providers { get; }

    internal ArrivalCalendar Calendar { get; }

    internal RemovalModel Removal { get; }

    /// <summary>Draws that belong to a hotline.</summary>
    internal CounterRandom HotlineDraws(int hotline) => CounterRandom.For(Options.Seed, GeneratorStreams.Providers, 2_000_000UL + (ulong)hotline);

    /// <summary>Share of a hotline among all notices, 0..1.</summary>
    internal double HotlineShare(int hotline) =>
        (hotlineShares[hotline] - (hotline == 0 ? 0 : hotlineShares[hotline - 1])) / hotlineShares[^1];

    internal int HotlineAt(double u)
    {
        var at = Array.BinarySearch(hotlineShares, u * hotlineShares[^1]);
        return Math.Min(at < 0 ? ~at : at + 1, hotlineShares.Length - 1);
    }

    internal string CountryCode(int country) =>
        Options.HasRealCountries ? SyntheticCountry.All[country].RealCode : SyntheticCountry.All[country].Code;

    /// <summary>The time limit in seconds of a country for a category; the policy of day 700 shortens three days to one.</summary>
    internal long LimitOf(int country, int category, int day)
    {
        var draws = CounterRandom.For(Options.Seed, GeneratorStreams.Providers, 1_000_000UL + (ulong)((country * 8) + category));
        var u = draws.Uniform(0);
        var limit = Limits[^1].Seconds;
        foreach (var (share, seconds) in Limits)
        {
            u -= share;
            if (u < 0)
            {
                limit = seconds;
                break;
            }
        }

        return Options.Profile.HasShocks && limit == 3 * Day && day >= RemovalModel.PolicyDay ? Day : limit;
    }
}
