using System.Runtime.InteropServices;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>
/// How many items of one notice fall due in each slice and month, and how many of them are on time: the sums by notice from which the design
/// effect follows. Each step changes only what its items belong to.
/// </summary>
internal sealed class NoticeClusters
{
    private readonly Dictionary<(int Slice, long Month), (long X, long N)> now = [];
    private readonly Dictionary<(int Slice, long Month), (long X, long N)> before = [];

    /// <summary>Begins another notice.</summary>
    internal void Clear() => now.Clear();

    /// <summary>Counts an item, or no longer counts it.</summary>
    internal void Add(int slice, ItemState item, int sign)
    {
        if (ClusterPlace.Of(item) is { } place)
        {
            var key = (slice, place.Month);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(now, key, out _);
            before.TryAdd(key, sum);
            sum = (sum.X + (place.IsOnTime ? sign : 0), sum.N + sign);
        }
    }

    /// <summary>Takes everything so far for granted.</summary>
    internal void Settle() => before.Clear();

    /// <summary>What the cells of the table change by since the last time.</summary>
    internal void MoveInto(PendingCube pending, long knownAt)
    {
        foreach (var (key, old) in before)
        {
            var sum = now[key];
            Put(key, CellKind.Notices, (sum.N > 0 ? 1 : 0) - (old.N > 0 ? 1 : 0));
            Put(key, CellKind.SumXX, (sum.X * sum.X) - (old.X * old.X));
            Put(key, CellKind.SumXN, (sum.X * sum.N) - (old.X * old.N));
            Put(key, CellKind.SumNN, (sum.N * sum.N) - (old.N * old.N));
            Put(key, CellKind.OnTime, sum.X - old.X);
            Put(key, CellKind.Issued, sum.N - old.N);
        }

        before.Clear();

        void Put((int Slice, long Month) key, CellKind kind, long difference)
        {
            if (difference != 0)
            {
                pending.Add(key.Slice, knownAt, CellCode.Of(CellTable.Cluster, kind, key.Month, 0, 0), new(difference, 0));
            }
        }
    }
}
