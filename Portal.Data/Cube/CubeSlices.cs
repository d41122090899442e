using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>The slices that exist, found by name and by what they hold.</summary>
internal sealed class CubeSlices
{
    private readonly Dictionary<SliceKey, long> ids = [];
    private readonly List<(SliceKey Key, long Id)> finest = [];

    internal CubeSlices(IEnumerable<SliceRow> rows)
    {
        foreach (var row in rows)
        {
            var key = row.ToKey();
            ids[key] = row.Id;
            if (key.IsBase)
            {
                finest.Add((key, row.Id));
            }
        }
    }

    /// <summary>The codes of all providers that have a slice, ordinal.</summary>
    internal IReadOnlyList<string> Providers => [.. finest.Select(one => one.Key.Provider!).Distinct().Order(StringComparer.Ordinal)];

    internal long? IdOf(SliceKey key) => ids.TryGetValue(key, out var id) ? id : null;

    /// <summary>The finest slices that a filter asks for.</summary>
    internal long[] Finest(ItemFilter filter, bool onlySynthetic) =>
        [.. finest.Where(one => (one.Key.IsSynthetic || !onlySynthetic) && one.Key.IsIn(filter)).Select(one => one.Id)];

    /// <summary>Whether any of some slices is synthetic.</summary>
    internal bool AnySynthetic(IReadOnlyCollection<long> some)
    {
        var asked = some.ToHashSet();
        return finest.Any(one => one.Key.IsSynthetic && asked.Contains(one.Id));
    }
}
