using System.Runtime.InteropServices;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Which event ids of a source are stored, whatever notice they name. New keys wait in memory and are merged in order into the stored chunks,
/// so that an import writes each chunk a few times and not once an event; a filter spares it most looks into them.
/// </summary>
/// <param name="rows">Keeps the chunks.</param>
/// <param name="mostWaiting">So many keys may wait in memory.</param>
/// <param name="mostUnfiltered">So many keys are looked up one by one before all that are stored are read into the filter.</param>
internal sealed class EventKeyIndex(INoticeRowStore rows, int mostWaiting = 1 << 20, int mostUnfiltered = 1 << 16)
{
    /// <summary>Keys that are merged together, so that never many chunks are in memory.</summary>
    private const int KeysAPart = 1 << 13;

    private EventKeySet waiting = new();
    private readonly ByteWriter writer = new();
    private readonly List<EventKey> stored = [];
    private readonly List<EventKey> merged = [];
    private readonly List<(EventKey Key, int At)> asked = [];
    private readonly bool wasEmpty = !rows.HasKeys;
    private EventKeyFilter? filter;
    private long unfiltered;

    /// <summary>For each key in the order given whether it is new; of equal keys the first is.</summary>
    internal async Task<bool[]> AddAsync(IReadOnlyList<EventKey> keys, CancellationToken cancellation)
    {
        if (waiting.Count + keys.Count > mostWaiting)
        {
            await FlushAsync(cancellation);
        }

        var isNew = new bool[keys.Count];
        Array.Fill(isNew, true);
        await LeaveOutStoredAsync(keys, isNew, cancellation);
        for (var at = 0; at < keys.Count; at++)
        {
            isNew[at] = isNew[at] && waiting.Add(keys[at]);
        }

        return isNew;
    }

    /// <summary>Stores what waits, and puts memory in order.</summary>
    internal async Task FlushAsync(CancellationToken cancellation)
    {
        var keys = await StoreAsync(cancellation);
        filter ??= wasEmpty && keys.Length > 0 ? new() : null;
        foreach (var key in filter is null ? [] : keys)
        {
            filter!.Add(key);
        }

        // Once in about a million events
        WorkingMemory.CloseGaps();
    }

    /// <summary>Stores what waits and lets go of what it knows; nothing comes after this.</summary>
    internal async Task CloseAsync(CancellationToken cancellation)
    {
        await StoreAsync(cancellation);
        (waiting, filter) = (new(), null);
    }

    private async Task<EventKey[]> StoreAsync(CancellationToken cancellation)
    {
        var keys = waiting.Drain();
        for (var from = 0; from < keys.Length; from += KeysAPart)
        {
            await MergeAsync(keys.AsMemory(from, Math.Min(KeysAPart, keys.Length - from)), cancellation);
        }

        return keys;
    }

    private async Task MergeAsync(ReadOnlyMemory<EventKey> keys, CancellationToken cancellation)
    {
        var chunks = await rows.KeyChunksAsync(Places(keys.Span), cancellation);
        var changed = new List<EventKeyChunk>();
        var next = 0;
        if (chunks.Count == 0)
        {
            Merge(null, keys.Span, changed);
        }

        for (var at = 0; at < chunks.Count; at++)
        {
            // Chunks between two that come back hold none of these keys
            var end = at + 1 < chunks.Count ? chunks[at + 1].First : long.MaxValue;
            var from = next;
            while (next < keys.Length && (keys.Span[next].Place < end || at + 1 == chunks.Count))
            {
                next++;
            }

            Merge(chunks[at], keys.Span[from..next], changed);
        }

        await rows.PutKeyChunksAsync(changed, cancellation);
    }

    private async Task LeaveOutStoredAsync(IReadOnlyList<EventKey> keys, bool[] isNew, CancellationToken cancellation)
    {
        if (!rows.HasKeys)
        {
            return;
        }

        unfiltered += keys.Count;
        if (filter is null && unfiltered > mostUnfiltered)
        {
            filter = new();
            await rows.ReadKeysAsync(AddToFilter, cancellation);
        }

        asked.Clear();
        for (var at = 0; at < keys.Count; at++)
        {
            if (filter is null || filter.MayHold(keys[at]))
            {
                asked.Add((keys[at], at));
            }
        }

        asked.Sort(static (left, right) => EventKey.Compare(left.Key, right.Key));
        var next = 0;
        foreach (var chunk in asked.Count == 0 ? [] : await rows.KeyChunksAsync([.. asked.Select(one => one.Key.Place).Distinct()], cancellation))
        {
            stored.Clear();
            chunk.ReadTo(stored);
            foreach (var key in stored)
            {
                while (next < asked.Count && EventKey.Compare(asked[next].Key, key) is var order and <= 0)
                {
                    isNew[asked[next].At] &= order < 0;
                    next++;
                }
            }
        }
    }

    private void AddToFilter(EventKeyChunk chunk)
    {
        stored.Clear();
        chunk.ReadTo(stored);
        foreach (var key in stored)
        {
            filter!.Add(key);
        }
    }

    /// <summary>Each place once: ids that follow one another share theirs.</summary>
    private static long[] Places(ReadOnlySpan<EventKey> sorted)
    {
        var places = new List<long>(sorted.Length);
        foreach (var key in sorted)
        {
            if (places.Count == 0 || places[^1] != key.Place)
            {
                places.Add(key.Place);
            }
        }

        return [.. places];
    }

    /// <summary>Adds keys to a chunk; null is that of a source that has none yet.</summary>
    private void Merge(EventKeyChunk? chunk, ReadOnlySpan<EventKey> added, List<EventKeyChunk> changed)
    {
        stored.Clear();
        merged.Clear();
        chunk?.ReadTo(stored);

        // Both are in order; of a large index all chunks are merged time and again
        var next = 0;
        foreach (var key in stored)
        {
            while (next < added.Length && EventKey.Compare(added[next], key) < 0)
            {
                merged.Add(added[next++]);
            }

            merged.Add(key);
        }

        merged.AddRange(added[next..]);
        EventKeyChunk.Cut(writer, chunk?.First ?? long.MinValue, CollectionsMarshal.AsSpan(merged), changed);
    }
}
