using System.Globalization;
using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Seeding;

/// <summary>
/// Items of the bench slice by slice, so that memory stays small at any size. The laws of arrival, removal, acknowledgement and return are those of
/// the clean profile; a country's own hotline sends what its hosts receive, and its limit is the slice's rule. Nothing of it has happened.
/// </summary>
internal sealed class BenchWorld
{
    private const long Day = SyntheticWorld.Day;
    private const long Horizon = SyntheticWorld.Horizon;

    private readonly SyntheticWorld world;
    private readonly ulong seed;

    internal BenchWorld(BenchOptions options)
    {
        seed = options.Seed;
        var profile = GeneratorProfile.All.Single(one => one.Name == "clean") with { Providers = options.Providers };
        world = new SyntheticWorld(new GeneratorOptions { Profile = profile, Items = options.Items, Seed = seed });
        Slices = [.. Split(options.Items)];
    }

    /// <summary>The finest slices, by provider.</summary>
    internal IReadOnlyList<BenchSlice> Slices { get; }

    /// <summary>The end of the three years: the present of the bench.</summary>
    internal Instant Now => world.Start + Duration.FromSeconds(Horizon);

    /// <summary>The first instant.</summary>
    internal Instant Start => world.Start;

    /// <summary>Code of a slice's rule.</summary>
    internal static string RuleOf(BenchSlice slice) => string.Create(CultureInfo.InvariantCulture, $"LIMIT-{slice.LimitSeconds / 3600}H");

    /// <summary>The slice or roll-up of a question.</summary>
    internal ItemFilter FilterOf(BenchQuestion question) => new()
    {
        Provider = question.Provider is { } provider ? world.Providers[provider].Code : null,
        HostCountry = question.Country is { } country ? world.CountryCode(country) : null,
        Category = question.Category is { } category ? SyntheticCategories.All[category].Code : null,
    };

    /// <summary>The same as codes, "*" for all.</summary>
    internal string NameOf(BenchQuestion question)
    {
        var filter = FilterOf(question);
        return string.Join(' ', filter.Provider ?? "*", filter.HostCountry ?? "*", filter.Category ?? "*");
    }

    /// <summary>The items of a slice, notice by notice, with the group of the notice.</summary>
    internal IEnumerable<(int Group, List<ItemState> Items)> Notices(BenchSlice slice)
    {
        // Notices come in the order of time: each stands for its share of the slice's items
        var items = new List<ItemState>();
        var made = 0L;
        for (var number = 0UL; made < slice.Items; number++)
        {
            var draws = CounterRandom.For(seed, GeneratorStreams.Notices, ((ulong)(slice.Number + 1) << 40) | number);
            var size = Math.Min(1 + (long)Math.Floor(-4.5 * DeterministicMath.Ln(draws.Uniform(1))), slice.Items - made);
            var issuedAt = world.Calendar.TimeAt((made + (size * draws.Uniform(0))) / slice.Items);
            items.Clear();
            AddItems(slice, issuedAt, (int)size, draws, items);
            made += size;
            yield return ((int)(CounterRandom.Mix(draws.Start) % NoticeGroup.Count), items);
        }
    }

    private void AddItems(BenchSlice slice, long issuedAt, int size, CounterRandom draws, List<ItemState> items)
    {
        var provider = world.Providers[slice.Provider];
        var received = issuedAt + 5 + (long)(85 * draws.Uniform(10));
        var acknowledged = received + AcknowledgementLaw.Drawn(provider, draws);
        var isAcknowledged = acknowledged <= Horizon;
        var effect = draws.Normal(4);
        for (var item = 0; item < size; item++)
        {
            var k = ItemHistory.FirstDraw(item);
            var removed = world.Removal.RemovedAt(slice.Provider, slice.Category, received, effect, draws, k);
            removed = removed <= Horizon ? removed : null;
            var u = draws.Uniform(k + 11);
            long? released = u < 0.004 ? received + draws.LogNormalSeconds(k + 12, Day, 1) : null;
            released = released <= Horizon && !(removed <= released) ? released : null;
            removed = released is null ? removed : null;
            items.Add(new ItemState
            {
                Provider = provider.Code,
                IssuerCountry = world.CountryCode(slice.Country),
                HostCountry = world.CountryCode(slice.Country),
                Category = SyntheticCategories.All[slice.Category].Code,
                NoticeType = "",
                Rule = RuleOf(slice),
                IssuedAt = At(issuedAt),
                ReceivedAt = At(received),
                DeadlineAt = At(received + slice.LimitSeconds),
                OriginalDeadlineAt = At(received + slice.LimitSeconds),
                AcknowledgedAt = isAcknowledged ? At(acknowledged!.Value) : null,
                RemovedAt = removed is { } gone ? At(gone) : null,
                ReleasedAt = released is { } left ? At(left) : null,
                LaterSpells = removed is { } stop && draws.Uniform(k + 20) < provider.ReuploadShare / 4 ? Spells(slice, stop, effect, draws, k) : [],
                Flags = u > 0.995 ? ItemFlags.Void : ItemFlags.None,
            });
        }
    }

    private OnlineSpell[] Spells(BenchSlice slice, long removed, double effect, CounterRandom draws, ulong k)
    {
        var back = removed + draws.LogNormalSeconds(k + 21, 9 * Day, 1.6);
        if (back > Horizon)
        {
            return [];
        }

        var again = world.Removal.RemovedAt(slice.Provider, slice.Category, back, effect, draws, k + 23);
        return [new OnlineSpell(At(back), again is { } gone && gone <= Horizon ? At(gone) : null)];
    }

    private Instant At(long seconds) => world.Start + Duration.FromSeconds(seconds);

    // What rounding leaves over goes to the next slice, so that the slices add up to exactly what was asked for
    private IEnumerable<BenchSlice> Split(long items)
    {
        var (number, wanted, given) = (0, 0.0, 0L);
        for (var provider = 0; provider < world.Providers.Count; provider++)
        {
            foreach (var country in world.Providers[provider].Hosts)
            {
                for (var category = 0; category < SyntheticCategories.All.Count; category++)
                {
                    var share = world.Providers[provider].Weight / world.Providers[provider].Hosts.Count * SyntheticCategories.All[category].Share;
                    wanted += share * items;
                    var own = (long)Math.Round(wanted) - given;
                    given += own;
                    yield return new BenchSlice(number++, provider, country, category, world.LimitOf(country, category, 0), own);
                }
            }
        }
    }
}
