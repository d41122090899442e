using System.Globalization;

namespace Portal.Data.Seeding;

/// <summary>Makes the fictional providers of a seed.</summary>
internal static class SyntheticProviders
{
    private const double SmallestLargest = 0.12;
    private const double LargestLargest = 0.21;

    internal static IReadOnlyList<SyntheticProvider> Create(ulong seed, int count)
    {
        var providers = new SyntheticProvider[count];
        for (var index = 0; index < count; index++)
        {
            providers[index] = One(seed, index);
        }

        var weights = Shares([.. providers.Select(provider => provider.Weight)]);
        return [.. providers.Select((provider, index) => provider with { Weight = weights[index] })];
    }

    private static SyntheticProvider One(ulong seed, int index)
    {
        var draws = CounterRandom.For(seed, GeneratorStreams.Providers, (ulong)index);
        var type = SyntheticProviderType.At(draws.Uniform(0));
        var hosts = new List<int>();
        var hostCount = 1 + (int)(draws.Uniform(3) * 3);
        for (var k = 0UL; hosts.Count < hostCount; k++)
        {
            // Squaring makes a few countries host most providers.
            var u = draws.Uniform(30 + k);
            var host = (int)(u * u * SyntheticCountry.All.Count);
            if (!hosts.Contains(host))
            {
                hosts.Add(host);
            }
        }

        return new SyntheticProvider
        {
            Index = index,
            Code = string.Create(CultureInfo.InvariantCulture, $"syn-{index + 1:000}"),
            Name = SyntheticNames.Of(index, draws),
            Type = type,
            Hosts = hosts,
            Weight = type.Volume * DeterministicMath.Exp(-1.05 * DeterministicMath.Ln(index + 1)),
            LogMedian = DeterministicMath.Ln(type.MedianHours * 3600) + (0.7 * draws.Normal(1)),
            Sigma = type.Sigma * (0.85 + (0.30 * draws.Uniform(2))),
            NeverShare = type.NeverShare * 2 * draws.Uniform(4),
            ReuploadShare = type.ReuploadShare * (0.5 + draws.Uniform(5)),
            HasOfficeHours = draws.Uniform(6) < type.OfficeHoursShare,
            FollowsPolicy = draws.Uniform(7) < 2.0 / 3,
            MatchesFromDay = draws.Uniform(8) < 0.1 ? 200 + (int)(draws.Uniform(9) * 700) : null,
        };
    }

    /// <summary>Shares that add up to one, the largest held between an eighth and a fifth as in the real world.</summary>
    private static double[] Shares(double[] weights)
    {
        var largest = Array.IndexOf(weights, weights.Max());
        var others = weights.Sum() - weights[largest];
        var share = Math.Clamp(weights[largest] / (others + weights[largest]), SmallestLargest, LargestLargest);
        weights[largest] = others * share / (1 - share);

        // The second must not pass the first after the first was held down.
        for (var index = 0; index < weights.Length; index++)
        {
            weights[index] = Math.Min(weights[index], weights[largest]);
        }

        var total = weights.Sum();
        return [.. weights.Select(weight => weight / total)];
    }
}
