using System.Runtime.InteropServices;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Which event ids of a source are stored, whatever notice they name. New keys wait in memory and are merged in order into the stored chunks,
/// so that an import writes each chunk a few times and not once an event.
/// </summary>
/// <param name="rows">Keeps the chunks.</param>
/// <param name="mostWaiting">So many keys may wait in memory.</param>
internal sealed class EventKeyIndex(INoticeRowStore rows, int mostWaiting = 1 << 19)
{
    /// <summary>Keys of a chunk, at most and when cut: about 3,000 bytes, which fit on one page.</summary>
    private const int MostKeys = 480;
    private const int KeysAfterCut = 360;

    private readonly EventKeySet waiting = new();
    private readonly ByteWriter writer = new();
    private readonly List<EventKey> stored = [];

    /// <summary>For each key in the order given whether it is new; of equal keys the first is.</summary>
    internal async Task<bool[]> AddAsync(EventKey[] keys, CancellationToken cancellation)
    {
        if (waiting.Count + keys.Length > mostWaiting)
        {
            await FlushAsync(cancellation);
        }

        var known = await KnownAsync(keys, cancellation);
        var isNew = new bool[keys.Length];
        for (var at = 0; at < keys.Length; at++)
        {
            isNew[at] = !known.Contains(keys[at]) && waiting.Add(keys[at]);
        }

        return isNew;
    }

    /// <summary>Stores what waits.</summary>
    internal async Task FlushAsync(CancellationToken cancellation)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        var keys = waiting.Drain();
        var chunks = await rows.KeyChunksAsync(Array.ConvertAll(keys, key => key.Place), cancellation);
        IReadOnlyList<EventKeyChunk> covering = chunks.Count > 0 ? chunks : [EventKeyChunk.Of(writer, long.MinValue, [])];
        var changed = new List<EventKeyChunk>();
        var next = 0;
        for (var at = 0; at < covering.Count; at++)
        {
            // Chunks between two that come back hold none of these keys
            var end = at + 1 < covering.Count ? covering[at + 1].First : long.MaxValue;
            var from = next;
            while (next < keys.Length && (keys[next].Place < end || at + 1 == covering.Count))
            {
                next++;
            }

            Merge(covering[at], keys.AsSpan(from, next - from), changed);
        }

        await rows.PutKeyChunksAsync(changed, cancellation);
    }

    private async Task<HashSet<EventKey>> KnownAsync(EventKey[] keys, CancellationToken cancellation)
    {
        if (!rows.HasKeys)
        {
            return [];
        }

        var asked = keys.ToHashSet();
        var known = new HashSet<EventKey>();
        var places = Array.ConvertAll(keys, key => key.Place);
        Array.Sort(places);
        foreach (var chunk in await rows.KeyChunksAsync(places, cancellation))
        {
            stored.Clear();
            chunk.ReadTo(stored);
            foreach (var key in stored)
            {
                if (asked.Contains(key))
                {
                    known.Add(key);
                }
            }
        }

        return known;
    }

    /// <summary>The chunks of all keys of a source that has none stored.</summary>
    internal static IReadOnlyList<EventKeyChunk> Chunks(List<EventKey> keys)
    {
        keys.Sort(EventKey.Compare);
        var chunks = new List<EventKeyChunk>();
        Cut(new ByteWriter(), long.MinValue, CollectionsMarshal.AsSpan(keys), chunks);
        return chunks;
    }

    private void Merge(EventKeyChunk chunk, ReadOnlySpan<EventKey> added, List<EventKeyChunk> changed)
    {
        stored.Clear();
        chunk.ReadTo(stored);
        stored.AddRange(added);
        stored.Sort(EventKey.Compare);
        Cut(writer, chunk.First, CollectionsMarshal.AsSpan(stored), changed);
    }

    private static void Cut(ByteWriter writer, long first, ReadOnlySpan<EventKey> sorted, List<EventKeyChunk> chunks)
    {
        var size = sorted.Length <= MostKeys ? sorted.Length : KeysAfterCut;
        for (var from = 0; from < sorted.Length;)
        {
            // Equal places stay together, for a chunk is found by its place
            var to = Math.Min(from + size, sorted.Length);
            while (to < sorted.Length && sorted[to].High == sorted[to - 1].High)
            {
                to++;
            }

            chunks.Add(EventKeyChunk.Of(writer, first, sorted[from..to]));
            from = to;
            first = to < sorted.Length ? sorted[to].Place : first;
        }
    }
}
