using Portal.Data.Cube;

namespace Portal.Regulators.Providers;

/// <summary>Parts of the lists that were asked last, of one state of the cells: the next state empties it. Bounded by what fills it most, the strata.</summary>
internal sealed class ProviderListShelf
{
    private const int MostStrata = 200_000;
    private const int MostLists = 200;
    private readonly Lock gate = new();
    private readonly Dictionary<ProviderListKey, ProviderListParts> kept = [];
    private CubeVersion? version;

    internal ProviderListParts? Find(CubeVersion at, ProviderListKey key)
    {
        lock (gate)
        {
            return version == at ? kept.GetValueOrDefault(key) : null;
        }
    }

    internal void Keep(CubeVersion at, ProviderListKey key, ProviderListParts parts)
    {
        lock (gate)
        {
            if (version != at || kept.Count >= MostLists || kept.Values.Sum(one => one.Strata.Count) + parts.Strata.Count > MostStrata)
            {
                kept.Clear();
            }

            version = at;
            kept[key] = parts;
        }
    }
}
