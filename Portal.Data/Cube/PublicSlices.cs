using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>
/// Aggregates of the demonstration's synthetic notices for public pages. A snapshot is taken at a full hour and serves that hour,
/// so that all figures of a page speak of the same instant.
/// </summary>
public sealed class PublicSlices(NoticeQueries notices, PortalDataOptions options, IClock clock) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private Snapshot? current;

    /// <summary>The instant that the figures are as of: the last full hour.</summary>
    public Instant AsOf()
    {
        var seconds = clock.GetCurrentInstant().ToUnixTimeSeconds();
        return Instant.FromUnixTimeSeconds(seconds - (seconds % NodaConstants.SecondsPerHour));
    }

    /// <summary>One slice over [from, to), what is too small hidden.</summary>
    public async Task<PublicSlice> OfAsync(ItemFilter filter, Instant from, Instant to, CancellationToken cancellation)
    {
        var items = await ItemsAsync(cancellation);
        return PublicSlice.Of(Slice.Of([.. items.Where(item => Matches(item.State, filter))], new SliceWindow(from, to, AsOf())));
    }

    /// <summary>The same slice split by what <paramref name="key"/> reads of an item, by key.</summary>
    public async Task<IReadOnlyDictionary<string, PublicSlice>> ByAsync(
        Func<ItemState, string> key, ItemFilter filter, Instant from, Instant to, CancellationToken cancellation)
    {
        var items = await ItemsAsync(cancellation);
        var window = new SliceWindow(from, to, AsOf());
        return items.Where(item => Matches(item.State, filter))
            .GroupBy(item => key(item.State), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => PublicSlice.Of(Slice.Of([.. group], window)), StringComparer.Ordinal);
    }

    /// <summary>One slice over [from, to) with other due times in place of the items' own: what would have been, never a verdict.</summary>
    /// <param name="due">The due time of an item; null leaves the item out.</param>
    /// <param name="from">First instant.</param>
    /// <param name="to">First instant after.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task<PublicSlice> SupposingAsync(Func<ItemState, Instant?> due, Instant from, Instant to, CancellationToken cancellation)
    {
        var supposed = new List<StoredItem>();
        foreach (var item in await ItemsAsync(cancellation))
        {
            if (item.State.IssuedAt >= from && due(item.State) is { } at)
            {
                supposed.Add(item with { State = item.State with { DeadlineAt = at, OriginalDeadlineAt = at, Flags = item.State.Flags & ~ItemFlags.LimitMissing } });
            }
        }

        return PublicSlice.Of(Slice.Of(supposed, new SliceWindow(from, to, AsOf())));
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private static bool Matches(ItemState item, ItemFilter filter) =>
        (filter.Provider is null || item.Provider == filter.Provider)
        && (filter.HostCountry is null || item.HostCountry == filter.HostCountry)
        && (filter.IssuerCountry is null || item.IssuerCountry == filter.IssuerCountry)
        && (filter.Category is null || item.Category == filter.Category)
        && (filter.Rule is null || item.Rule == filter.Rule);

    private async Task<IReadOnlyList<StoredItem>> ItemsAsync(CancellationToken cancellation)
    {
        var asOf = AsOf();
        await gate.WaitAsync(cancellation);
        try
        {
            if (current?.AsOf != asOf)
            {
                var items = options.WithDemo
                    ? await notices.ItemsAsync(new Scope.Public(), new ItemFilter { IssuedBefore = asOf }, cancellation)
                    : [];
                current = new Snapshot(asOf, items);
            }

            return current.Items;
        }
        finally
        {
            gate.Release();
        }
    }

    private sealed record Snapshot(Instant AsOf, IReadOnlyList<StoredItem> Items);
}
