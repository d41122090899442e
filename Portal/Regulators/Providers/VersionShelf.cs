using Portal.Data.Cube;

namespace Portal.Regulators.Providers;

/// <summary>What was asked last of one state of the cells: the next state empties it. Bounded by what fills it.</summary>
/// <param name="most">Largest weight of all that is kept together.</param>
/// <param name="weightOf">Weight of one, at least 1.</param>
internal sealed class VersionShelf<T>(int most, Func<T, int> weightOf)
    where T : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<ProviderListKey, T> kept = [];
    private CubeVersion? version;
    private int weight;

    internal T? Find(CubeVersion at, ProviderListKey key)
    {
        lock (gate)
        {
            return version == at ? kept.GetValueOrDefault(key) : null;
        }
    }

    internal void Keep(CubeVersion at, ProviderListKey key, T value)
    {
        lock (gate)
        {
            var added = weightOf(value);
            if (kept.Remove(key, out var earlier))
            {
                weight -= weightOf(earlier);
            }

            if (version != at || weight + added > most)
            {
                kept.Clear();
                weight = 0;
            }

            version = at;
            kept[key] = value;
            weight += added;
        }
    }
}
