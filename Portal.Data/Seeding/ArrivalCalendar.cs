namespace Portal.Data.Seeding;

/// <summary>When notices arrive: weekdays, growth, holidays, bursts by category and week, and three campaigns against one provider each.</summary>
internal sealed class ArrivalCalendar
{
    private const int CampaignDays = 5;
    private const double CampaignFactor = 6;

    private static readonly double[] Weekdays = [1.15, 1.12, 1.10, 1.08, 1.00, 0.78, 0.77];

    private readonly double[] cumulative = new double[GeneratorOptions.Days + 1];
    private readonly double[][] categories = new double[GeneratorOptions.Days][];
    private readonly double[] providerCumulative;
    private readonly (int Day, int Provider)[] campaigns = new (int, int)[3];
    private readonly IReadOnlyList<SyntheticProvider> providers;

    internal ArrivalCalendar(GeneratorOptions options, IReadOnlyList<SyntheticProvider> providers)
    {
        this.providers = providers;
        providerCumulative = Cumulate([.. providers.Select(provider => provider.Weight)]);
        for (var c = 0; c < campaigns.Length; c++)
        {
            var draws = CounterRandom.For(options.Seed, GeneratorStreams.Arrivals, 1_000_000UL + (ulong)c);
            campaigns[c] = (60 + (int)(draws.Uniform(0) * 950), (int)(draws.Uniform(1) * Math.Min(30, providers.Count)));
        }

        for (var day = 0; day < GeneratorOptions.Days; day++)
        {
            var date = options.Start.PlusDays(day);
            var holiday = date is { Month: 12, Day: >= 24 } or { Month: 1, Day: 1 } ? 0.6 : 1;
            var growth = DeterministicMath.Exp(day / 365.25 * DeterministicMath.Ln(1.25));
            categories[day] = Cumulate([.. SyntheticCategories.All.Select((category, c) => category.Share * Burst(options.Seed, day / 7, c))]);
            var intensity = Weekdays[(int)date.DayOfWeek - 1] * growth * holiday * categories[day][^1] * (1 + CampaignExcess(day));
            cumulative[day + 1] = cumulative[day] + intensity;
        }
    }

    /// <summary>Seconds since the start at which the given share of all notices has arrived.</summary>
    internal long TimeAt(double share)
    {
        var target = share * cumulative[^1];
        var day = Array.BinarySearch(cumulative, target);
        day = Math.Clamp(day < 0 ? ~day - 1 : day, 0, GeneratorOptions.Days - 1);
        var part = (target - cumulative[day]) / (cumulative[day + 1] - cumulative[day]);
        return (day * 86_400L) + Math.Clamp((long)Math.Floor(part * 86_400), 0, 86_399);
    }

    /// <summary>A category for a notice of that day.</summary>
    internal int CategoryAt(int day, double u) => Find(categories[day], u);

    /// <summary>A provider for a notice of that day.</summary>
    internal int ProviderAt(int day, double u)
    {
        var excess = CampaignExcess(day);
        var scaled = u * (1 + excess);
        if (scaled >= 1)
        {
            // What a campaign adds goes to its provider alone.
            return campaigns.First(campaign => IsOn(campaign.Day, day)).Provider;
        }

        return Find(providerCumulative, scaled);
    }

    /// <summary>Expected notices of a day, in units that only compare days.</summary>
    internal double Arrivals(int day) => cumulative[day + 1] - cumulative[day];

    /// <summary>Share of a category among the notices of a day, 0..1.</summary>
    internal double CategoryShare(int day, int category) =>
        (categories[day][category] - (category == 0 ? 0 : categories[day][category - 1])) / categories[day][^1];

    /// <summary>The campaign of a day: its provider, and the share of the day's notices that it adds; null without one.</summary>
    internal (int Provider, double Share)? CampaignOn(int day)
    {
        var number = Array.FindIndex(campaigns, campaign => IsOn(campaign.Day, day));
        return number < 0 ? null : (campaigns[number].Provider, CampaignExcess(day) / (1 + CampaignExcess(day)));
    }

    /// <summary>Expected notices of a provider on a day, in units of its average day.</summary>
    internal double RelativeLoad(int provider, int day)
    {
        var average = cumulative[^1] / GeneratorOptions.Days;
        var campaign = campaigns.Any(one => one.Provider == provider && IsOn(one.Day, day)) ? CampaignFactor : 1;
        return (cumulative[day + 1] - cumulative[day]) / average * campaign;
    }

    private double CampaignExcess(int day) =>
        campaigns.Where(campaign => IsOn(campaign.Day, day)).Select(campaign => (CampaignFactor - 1) * providers[campaign.Provider].Weight).FirstOrDefault();

    private static bool IsOn(int first, int day) => day >= first && day < first + CampaignDays;

    /// <summary>Gamma with mean 1 and coefficient of variation 0.25: the mean of sixteen exponentials.</summary>
    private static double Burst(ulong seed, int week, int category)
    {
        var draws = CounterRandom.For(seed, GeneratorStreams.Arrivals, ((ulong)week * 8) + (ulong)category);
        var sum = 0.0;
        for (var k = 0UL; k < 16; k++)
        {
            sum -= DeterministicMath.Ln(draws.Uniform(k));
        }

        return sum / 16;
    }

    private static double[] Cumulate(double[] weights)
    {
        for (var i = 1; i < weights.Length; i++)
        {
            weights[i] += weights[i - 1];
        }

        return weights;
    }

    private static int Find(double[] sums, double u)
    {
        var at = Array.BinarySearch(sums, u * sums[^1]);
        return Math.Min(at < 0 ? ~at : at + 1, sums.Length - 1);
    }
}
