using NodaTime;

namespace Portal.Data.Seeding;

/// <summary>When a fictional provider removes an item. Times are seconds since the start of the world.</summary>
internal sealed class RemovalModel
{
    internal const int OutageProvider = 4;
    internal const int WorseningProvider = 7;
    internal const int ClosingProvider = 11;
    internal const int ClosingDay = 820;
    internal const int PolicyDay = 700;
    internal const double NoticeEffect = 0.8;

    private const long Day = 86_400;
    private const long OutageFrom = 500 * Day;
    private const long OutageTo = 520 * Day;

    private readonly GeneratorOptions options;
    private readonly IReadOnlyList<SyntheticProvider> providers;
    private readonly DateTimeZone[] zones;
    private readonly Instant start;
    private readonly double[][]? load;

    internal RemovalModel(GeneratorOptions options, IReadOnlyList<SyntheticProvider> providers, ArrivalCalendar calendar)
    {
        this.options = options;
        this.providers = providers;
        start = options.Start.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        zones = [.. providers.Select(provider => DateTimeZoneProviders.Tzdb[SyntheticCountry.All[provider.Hosts[0]].ZoneId])];
        load = options.Profile.HasWorkload ? [.. providers.Select(provider => LoadOf(provider, calendar))] : null;
    }

    /// <summary>The instant of removal, or null for an item that is never removed.</summary>
    /// <param name="provider">Index of the provider.</param>
    /// <param name="category">Index of the category.</param>
    /// <param name="issuedAt">Seconds since the start.</param>
    /// <param name="noticeEffect">Standard normal, shared by the items of a notice.</param>
    /// <param name="draws">The item's draws.</param>
    /// <param name="k">First of the six draws used here.</param>
    internal long? RemovedAt(int provider, int category, long issuedAt, double noticeEffect, CounterRandom draws, ulong k)
    {
        var who = providers[provider];
        if (draws.Uniform(k) < who.NeverShare)
        {
            return null;
        }

        if (draws.Uniform(k + 1) < who.Type.AutomatedShare)
        {
            return issuedAt + (long)Math.Floor(900 * draws.Uniform(k + 2));
        }

        var day = (int)Math.Min(issuedAt / Day, GeneratorOptions.Days - 1);
        var logMedian = who.LogMedian + SyntheticCategories.All[category].Offset + (NoticeEffect * noticeEffect)
            + Shift(who, day) + (load is null ? 0 : load[provider][day]);
        var own = Math.Sqrt((who.Sigma * who.Sigma) - (NoticeEffect * NoticeEffect));
        var removedAt = issuedAt + DeterministicMath.LogNormalSeconds(draws.Uniform(k + 2), DeterministicMath.Exp(logMedian), own);
        if (options.Profile.HasWorkload && who.HasOfficeHours)
        {
            removedAt = InOfficeHours(provider, removedAt, draws.Uniform(k + 3));
        }

        return options.Profile.HasShocks && provider == OutageProvider && removedAt is >= OutageFrom and < OutageTo
            ? OutageTo + (long)(10 * Day * draws.Uniform(k + 4))
            : removedAt;
    }

    /// <summary>What has changed at a provider by a day, on the log of its median.</summary>
    internal double Shift(SyntheticProvider provider, int day)
    {
        if (!options.Profile.HasShocks)
        {
            return 0;
        }

        var policy = provider.FollowsPolicy ? -0.9 * Math.Clamp((day - PolicyDay) / 30.0, 0, 1) : 0;
        var worse = provider.Index == WorseningProvider ? Math.Clamp((day - 300) / 548.0, 0, 1) : 0;
        return policy + worse;
    }

    /// <summary>0.3 ln(1 + backlog / normal backlog), the backlog decaying with the provider's own median.</summary>
    private static double[] LoadOf(SyntheticProvider provider, ArrivalCalendar calendar)
    {
        var medianDays = DeterministicMath.Exp(provider.LogMedian) / Day;
        var keep = DeterministicMath.Exp(-0.6931471805599453 / Math.Max(medianDays, 0.05));
        var normal = 1 / (1 - keep);
        var backlog = normal;
        var shifts = new double[GeneratorOptions.Days];
        for (var day = 0; day < shifts.Length; day++)
        {
            backlog = (backlog * keep) + calendar.RelativeLoad(provider.Index, day);
            shifts[day] = 0.3 * DeterministicMath.Ln(1 + (backlog / normal));
        }

        return shifts;
    }

    private long InOfficeHours(int provider, long at, double u)
    {
        var local = (start + Duration.FromSeconds(at)).InZone(zones[provider]).LocalDateTime;
        var date = local.Hour >= 19 ? local.Date.PlusDays(1) : local.Date;
        var isWorking = local.Hour is >= 7 and < 19 && local.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
        if (isWorking)
        {
            return at;
        }

        while (date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
        {
            date = date.PlusDays(1);
        }

        var morning = zones[provider].AtLeniently(date.At(new LocalTime(7, 0))).ToInstant();
        return (long)Math.Floor((morning - start).TotalSeconds) + (long)Math.Floor(6 * 3600 * u);
    }
}
