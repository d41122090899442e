using Portal.Data.Cube;
using Portal.Data.Disclosure;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>Puts items into the programme, or says which don't fit. Nothing is left out silently.</summary>
internal static class CountedItems
{
    private const int MostReported = 20;

    internal static (IReadOnlyList<CountedItem> Items, IReadOnlyList<InputProblem> Problems) Read(
        Programme programme, IEnumerable<StoredItem> items, IEnumerable<Provider> providers)
    {
        var byCode = providers.ToDictionary(provider => provider.Code, StringComparer.Ordinal);
        var trees = programme.Dimensions.Select(dimension => new CodeTree(dimension)).ToArray();
        var paths = new Dictionary<(int Dimension, string Code), IReadOnlyList<string>?>();
        var problems = new Dictionary<string, InputProblem>(StringComparer.Ordinal);
        var counted = new List<CountedItem>();
        foreach (var notice in items.Where(item => item.IsSynthetic == programme.IsSynthetic).GroupBy(item => item.NoticeId))
        {
            var isFirst = true;
            foreach (var item in notice.OrderBy(one => one.State.IssuedAt).ThenBy(one => Key(one.State), StringComparer.Ordinal))
            {
                var provider = byCode.GetValueOrDefault(item.State.Provider);
                if (provider is null)
                {
                    problems.TryAdd("group", new InputProblem("missing-group", "An item names no provider, so nobody can say whose number it is part of."));
                    continue;
                }

                if (trees.Any(tree => tree.Dimension.LeftOut?.Contains(ItemCodes.Of(tree.Dimension.Id, item.State, provider), StringComparer.Ordinal) == true))
                {
                    continue;
                }

                var places = new IReadOnlyList<string>[trees.Length];
                for (var d = 0; d < trees.Length; d++)
                {
                    places[d] = PathOf(d, ItemCodes.Of(trees[d].Dimension.Id, item.State, provider)) ?? [];
                }

                if (places.All(place => place.Count > 0))
                {
                    counted.Add(new CountedItem(item, provider.Group is { Length: > 0 } group ? "group:" + group : provider.Code, places, isFirst && item.State.IsMeasured()));
                    isFirst &= !item.State.IsMeasured();
                }
            }
        }

        return (counted, [.. problems.Values.Take(MostReported)]);

        IReadOnlyList<string>? PathOf(int dimension, string code)
        {
            if (!paths.TryGetValue((dimension, code), out var path))
            {
                paths[(dimension, code)] = path = trees[dimension].PathOf(code);
                if (path is null)
                {
                    problems.TryAdd($"{dimension}/{code}", new InputProblem(
                        "missing-code", $"The programme has no {trees[dimension].Dimension.Id} {code}: a table would not be the sum of its parts."));
                }
            }

            return path;
        }
    }

    private static string Key(ItemState item) => string.Join('|', item.Provider, item.HostCountry, item.IssuerCountry, item.Category, item.ItemRef);
}
