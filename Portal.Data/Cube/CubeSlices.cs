using System.Collections.Concurrent;
using System.Diagnostics;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>The slices that exist, found by name and by what they hold.</summary>
internal sealed class CubeSlices
{
    private readonly Dictionary<SliceKey, long> ids = [];
    private readonly List<(SliceKey Key, long Id)> finest = [];
    private readonly SortedDictionary<string, List<(SliceKey Key, long Id)>> ofProvider = new(StringComparer.Ordinal);
    private readonly ILookup<string, (SliceKey Key, long Id)> coarserOfProvider;
    private readonly List<(SliceKey Key, long Id)> coarser = [];
    private readonly HashSet<long> synthetic = [];
    private readonly ConcurrentDictionary<Scope, SliceChoices> choices = [];

    internal CubeSlices(IEnumerable<SliceRow> rows)
    {
        foreach (var row in rows)
        {
            var key = row.ToKey();
            ids[key] = row.Id;
            if (key.IsBase)
            {
                finest.Add((key, row.Id));
                if (!ofProvider.TryGetValue(key.Provider!, out var own))
                {
                    ofProvider.Add(key.Provider!, own = []);
                }

                own.Add((key, row.Id));
                if (key.IsSynthetic)
                {
                    _ = synthetic.Add(row.Id);
                }
            }
            else
            {
                coarser.Add((key, row.Id));
            }
        }

        coarserOfProvider = coarser.Where(one => one.Key.Provider is not null).ToLookup(one => one.Key.Provider!, StringComparer.Ordinal);
    }

    /// <summary>The codes of all providers that have a slice, ordinal.</summary>
    internal IReadOnlyList<string> Providers => [.. ofProvider.Keys];

    internal long? IdOf(SliceKey key) => ids.TryGetValue(key, out var id) ? id : null;

    /// <summary>The finest slices that a filter asks for.</summary>
    internal long[] Finest(ItemFilter filter, bool onlySynthetic) =>
        [.. Candidates(filter.Provider).Where(one => (one.Key.IsSynthetic || !onlySynthetic) && one.Key.IsIn(filter)).Select(one => one.Id)];

    /// <summary>The slices that name what several of these have in common, where <see cref="CellTable.Straddle"/> is kept; roll-ups may be among them.</summary>
    internal long[] Meets(ItemFilter filter, bool onlySynthetic)
    {
        var candidates = filter.Provider is { } provider ? coarserOfProvider[provider] : coarser;
        return [.. candidates.Where(one => (one.Key.IsSynthetic || !onlySynthetic) && one.Key.IsIn(filter)).Select(one => one.Id)];
    }

    /// <summary>Whether any of some slices is synthetic.</summary>
    internal bool AnySynthetic(IReadOnlyCollection<long> some) => some.Any(synthetic.Contains);

    /// <summary>The codes that a scope may ask by; all empty where it has no notices.</summary>
    internal SliceChoices Choices(Scope scope) => choices.GetOrAdd(scope, one => ChoicesOf([.. finest.Select(slice => slice.Key).Where(key => IsSeen(key, one))]));

    private List<(SliceKey Key, long Id)> Candidates(string? provider) => provider is null ? finest : ofProvider.GetValueOrDefault(provider, []);

    private static SliceChoices ChoicesOf(SliceKey[] keys)
    {
        IReadOnlyList<string> Codes(Func<SliceKey, string?> code) => [.. keys.Select(code).OfType<string>().Where(one => one.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        return new SliceChoices(Codes(key => key.Provider), Codes(key => key.HostCountry), Codes(key => key.IssuerCountry), Codes(key => key.Category), Codes(key => key.Rule));
    }

    private static bool IsSeen(SliceKey key, Scope scope) => scope switch
    {
        Scope.All => true,
        Scope.Public => key.IsSynthetic,
        Scope.OfProvider one => key.Provider == one.Code,
        Scope.OfJurisdiction one => key.IssuerCountry == one.Code || key.HostCountry == one.Code,
        _ => throw new UnreachableException(),
    };
}
