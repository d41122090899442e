using System.Globalization;

namespace Portal.Data.Seeding;

/// <summary>The first notices of a world, each a pure function of its number.</summary>
internal sealed class NoticeArrivals
{
    private readonly SyntheticWorld world;
    private readonly int itemsOfLast;

    internal NoticeArrivals(SyntheticWorld world)
    {
        this.world = world;
        var left = world.Options.Items;
        while (left > 0)
        {
            var items = ItemsOf(Count);
            itemsOfLast = (int)Math.Min(items, left);
            left -= items;
            Count++;
        }
    }

    /// <summary>How many first notices hold the wanted number of items.</summary>
    internal long Count { get; }

    internal NoticePlan At(long number)
    {
        var draws = DrawsOf(number);
        var issuedAt = world.Calendar.TimeAt((number + draws.Uniform(0)) / Count);
        var day = (int)(issuedAt / SyntheticWorld.Day);
        var provider = world.Calendar.ProviderAt(day, draws.Uniform(3));
        if (world.Options.Profile.HasShocks && provider == RemovalModel.ClosingProvider && day >= RemovalModel.ClosingDay)
        {
            provider = (provider + 1) % world.Providers.Count;
        }

        var hosts = world.Providers[provider].Hosts;
        return new NoticePlan
        {
            Index = (ulong)number,
            Key = number.ToString("0000000", CultureInfo.InvariantCulture),
            Draws = draws,
            Provider = provider,
            Category = world.Calendar.CategoryAt(day, draws.Uniform(2)),
            Hotline = world.HotlineAt(draws.Uniform(5)),
            Host = hosts[(int)(draws.Uniform(6) * hosts.Count)],
            IssuedAt = issuedAt,
            Effect = draws.Normal(4),
            Items = number == Count - 1 ? itemsOfLast : ItemsOf(number),
        };
    }

    private CounterRandom DrawsOf(long number) => CounterRandom.For(world.Options.Seed, GeneratorStreams.Notices, (ulong)number);

    /// <summary>1 + floor(-4.5 ln u), mean about 5.</summary>
    private int ItemsOf(long number) => 1 + (int)Math.Floor(-4.5 * DeterministicMath.Ln(DrawsOf(number).Uniform(1)));
}
