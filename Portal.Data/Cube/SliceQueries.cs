using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>Slices of live notices, through somebody's eyes, recomputed from the items themselves.</summary>
public sealed class SliceQueries(NoticeQueries notices)
{
    /// <summary>The same slice over several windows.</summary>
    public async Task<IReadOnlyList<Slice>> SeriesAsync(
        Scope scope, ItemFilter filter, IReadOnlyList<SliceWindow> windows, CancellationToken cancellation)
    {
        var items = await notices.ItemsAsync(scope, filter, cancellation);
        return [.. windows.Select(window => Slice.Of(items, window))];
    }

    /// <summary>One window, one slice for each provider that has items in the scope; by provider code.</summary>
    public async Task<IReadOnlyDictionary<string, Slice>> ByProviderAsync(
        Scope scope, ItemFilter filter, SliceWindow window, CancellationToken cancellation)
    {
        var items = await notices.ItemsAsync(scope, filter, cancellation);
        return items.GroupBy(item => item.State.Provider, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Slice.Of([.. group], window), StringComparer.Ordinal);
    }
}
