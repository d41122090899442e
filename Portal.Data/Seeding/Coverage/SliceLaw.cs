namespace Portal.Data.Seeding;

/// <summary>
/// What the formulas of a clean world say about the items of a slice: all providers together, or one. Conditional on the calendar of
/// arrivals, so that the growth, the bursts and the campaigns of the seed are in the truth, and only chance is left to the estimate.
/// </summary>
internal sealed class SliceLaw
{
    private const int DaysOfLongestLimit = 7;

    private readonly SyntheticWorld world;
    private readonly Func<SyntheticProvider, int, double, double> notYet;
    private readonly int? provider;

    // By category and age: of the slice, and of the providers that campaigns go to
    private readonly double[][] stillOnline;
    private readonly Dictionary<int, double[][]> ofCampaigns;
    private readonly double[] ages;

    /// <summary>Prepares the law at these ages in seconds, ascending.</summary>
    internal SliceLaw(SyntheticWorld world, int? provider, double[] ages)
        : this(world, provider, ages, (one, category, age) => TruthTable.StillOnline(one, category, 0, age))
    {
    }

    /// <summary>The same of something else that ends than being online.</summary>
    /// <param name="world">A clean world.</param>
    /// <param name="provider">Index of the provider; null for all together.</param>
    /// <param name="ages">Ages in seconds, ascending.</param>
    /// <param name="notYet">Probability of a provider's items of a category that it has not ended by an age.</param>
    internal SliceLaw(SyntheticWorld world, int? provider, double[] ages, Func<SyntheticProvider, int, double, double> notYet)
    {
        this.notYet = notYet;
        this.world = world;
        this.provider = provider;
        this.ages = ages;
        stillOnline = Average(world.Providers.Select((who, index) => (who, provider is null ? who.Weight : provider == index ? 1.0 : 0)));
        ofCampaigns = Enumerable.Range(0, GeneratorOptions.Days).Select(world.Calendar.CampaignOn).OfType<(int Provider, double Share)>()
            .Select(campaign => campaign.Provider).Distinct().ToDictionary(one => one, one => Average([(world.Providers[one], 1.0)]));
    }

    /// <summary>Share still online at each age, of what was issued on the days [from, to).</summary>
    internal double[] Cohort(int from, int to)
    {
        var sum = new double[ages.Length];
        var items = 0.0;
        for (var day = from; day < to; day++)
        {
            items += Weight(day);
            for (var age = 0; age < ages.Length; age++)
            {
                sum[age] += Weight(day) * StillOnline(day, age);
            }
        }

        return [.. sum.Select(one => one / items)];
    }

    /// <summary>
    /// The period curve of the days [from, to) at each age: across each step of ages the share of those at risk that goes, where those at risk
    /// at an age are what was issued that long before the window.
    /// </summary>
    internal double[] Period(int from, int to)
    {
        var curve = new double[ages.Length];
        var survival = 1.0;
        for (var age = 0; age < ages.Length; age++)
        {
            var middle = (ages[age] + (age == 0 ? 0 : ages[age - 1])) / 2 / SyntheticWorld.Day;
            var (atRisk, left) = (0.0, 0.0);
            foreach (var (day, part) in Days(from - middle, to - middle))
            {
                atRisk += part * Weight(day) * (age == 0 ? 1 : StillOnline(day, age - 1));
                left += part * Weight(day) * StillOnline(day, age);
            }

            survival *= left / atRisk;
            curve[age] = survival;
        }

        return curve;
    }

    /// <summary>Share removed by its limit, of what has its limit on the days [from, to).</summary>
    internal static double OnTime(SyntheticWorld world, int? provider, int from, int to)
    {
        var (onTime, due) = (0.0, 0.0);
        foreach (var limits in Limits(world).GroupBy(one => one.Seconds))
        {
            // Times are cut to whole seconds, so that a removal within the limit's last second still is in time
            var law = new SliceLaw(world, provider, [limits.Key + 1]);
            var days = (double)limits.Key / SyntheticWorld.Day;
            foreach (var (day, part) in Days(from - days, to - days))
            {
                foreach (var (_, category, share) in limits)
                {
                    var weight = part * law.Weight(day) * share * world.Calendar.CategoryShare(day, category);
                    due += weight;
                    onTime += weight * (1 - law.StillOnline(day, category, 0));
                }
            }
        }

        return onTime / due;
    }

    private static List<(long Seconds, int Category, double Share)> Limits(SyntheticWorld world)
    {
        var limits = new List<(long, int, double)>();
        for (var country = 0; country < SyntheticCountry.All.Count; country++)
        {
            for (var category = 0; category < SyntheticCategories.All.Count; category++)
            {
                limits.Add((world.LimitOf(country, category, DaysOfLongestLimit), category, world.HotlineShare(country)));
            }
        }

        return limits;
    }

    /// <summary>Days that overlap [from, to), with the part of each inside; arrivals are even within a day.</summary>
    private static IEnumerable<(int Day, double Part)> Days(double from, double to)
    {
        for (var day = Math.Max(0, (int)Math.Floor(from)); day < to; day++)
        {
            yield return (day, Math.Min(day + 1, to) - Math.Max(day, from));
        }
    }

    private double[][] Average(IEnumerable<(SyntheticProvider Provider, double Weight)> providers)
    {
        var used = providers.Where(one => one.Weight > 0).ToArray();
        var total = used.Sum(one => one.Weight);
        return
        [
            .. SyntheticCategories.All.Select((_, category) => Array.ConvertAll(
                ages,
                age => used.Sum(one => one.Weight * notYet(one.Provider, category, age)) / total)),
        ];
    }

    /// <summary>Expected items of the slice on a day.</summary>
    private double Weight(int day)
    {
        if (provider is null)
        {
            return world.Calendar.Arrivals(day);
        }

        var campaign = world.Calendar.CampaignOn(day);
        var own = (1 - (campaign?.Share ?? 0)) * world.Providers[provider.Value].Weight;
        return world.Calendar.Arrivals(day) * (own + (campaign is { } one && one.Provider == provider ? one.Share : 0));
    }

    private double StillOnline(int day, int age)
    {
        var sum = 0.0;
        for (var category = 0; category < SyntheticCategories.All.Count; category++)
        {
            sum += world.Calendar.CategoryShare(day, category) * StillOnline(day, category, age);
        }

        return sum;
    }

    private double StillOnline(int day, int category, int age)
    {
        var own = stillOnline[category][age];
        return provider is null && world.Calendar.CampaignOn(day) is { } campaign
            ? own + (campaign.Share * (ofCampaigns[campaign.Provider][category][age] - own))
            : own;
    }
}
