using System.Buffers.Binary;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Any number of keys of one source in order, in bounded memory: what is too many waits in a temporary file as sorted runs.</summary>
/// <param name="spill">Where runs wait; others may wait there too.</param>
/// <param name="mostWaiting">So many keys are in memory.</param>
internal sealed class EventKeyRuns(SpillFile spill, int mostWaiting = 1 << 20)
{
    private const int BytesOfKey = sizeof(ulong) + sizeof(uint);
    private const int KeysAtOnce = 1 << 10;

    private readonly EventKeySet waiting = new();
    private readonly List<(long Start, int Count)> runs = [];

    internal void Add(EventKey key)
    {
        waiting.Add(key);
        if (waiting.Count == mostWaiting)
        {
            Spill();
        }
    }

    /// <summary>All keys in order, each once.</summary>
    internal IEnumerable<EventKey> All()
    {
        Spill();
        var next = new PriorityQueue<IEnumerator<EventKey>, EventKey>(Comparer<EventKey>.Create(EventKey.Compare));
        foreach (var (start, count) in runs)
        {
            var run = Read(start, count).GetEnumerator();
            run.MoveNext();
            next.Enqueue(run, run.Current);
        }

        EventKey? before = null;
        while (next.TryDequeue(out var run, out var key))
        {
            if (key != before)
            {
                yield return key;
            }

            before = key;
            if (run.MoveNext())
            {
                next.Enqueue(run, run.Current);
            }
        }
    }

    private void Spill()
    {
        var keys = waiting.Drain();
        var bytes = new byte[keys.Length * BytesOfKey];
        for (var at = 0; at < keys.Length; at++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at * BytesOfKey), keys[at].High);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan((at * BytesOfKey) + sizeof(ulong)), keys[at].Low);
        }

        if (keys.Length > 0)
        {
            runs.Add((spill.Append(bytes), keys.Length));
        }
    }

    private IEnumerable<EventKey> Read(long start, int count)
    {
        var bytes = new byte[KeysAtOnce * BytesOfKey];
        for (var from = 0; from < count; from += KeysAtOnce)
        {
            var some = Math.Min(KeysAtOnce, count - from);
            spill.Read(start + ((long)from * BytesOfKey), bytes.AsSpan(0, some * BytesOfKey));
            for (var at = 0; at < some * BytesOfKey; at += BytesOfKey)
            {
                yield return new(BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at)), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + sizeof(ulong))));
            }
        }
    }
}
