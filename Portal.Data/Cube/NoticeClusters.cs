using System.Runtime.InteropServices;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>
/// How many items of one notice fall due in each slice and month, and how many of them are on time: the sums by notice from which the design
/// effect follows. Each step changes only what its items belong to.
/// </summary>
/// <param name="meets">What slices have in common.</param>
internal sealed class NoticeClusters(ISliceMeets<int> meets)
{
    private readonly List<Cluster> clusters = [];
    private readonly NoticeStraddles<int> straddles = new(meets);
    private readonly List<(int Slice, NoticeSum Sum)> parts = [];

    /// <summary>Begins another notice.</summary>
    internal void Clear() => clusters.Clear();

    /// <summary>Takes items of the notice for granted.</summary>
    internal void Begin(int slice, NoticeSum sum) => clusters.Add(new(slice, sum, sum));

    /// <summary>Begins with what another takes for granted.</summary>
    internal void Begin(NoticeClusters other)
    {
        clusters.Clear();
        clusters.AddRange(other.clusters.Select(cluster => cluster with { Now = cluster.Before }));
    }

    /// <summary>Counts an item, or no longer counts it.</summary>
    internal void Add(int slice, ItemState item, int sign)
    {
        if (ClusterPlace.Of(item) is { } place)
        {
            ref var cluster = ref Find(slice, place.Month);
            cluster.Now = cluster.Now with { OnTime = cluster.Now.OnTime + (place.IsOnTime ? sign : 0), Items = cluster.Now.Items + sign };
        }
    }

    /// <summary>Takes everything so far for granted.</summary>
    internal void Settle()
    {
        foreach (ref var cluster in CollectionsMarshal.AsSpan(clusters))
        {
            cluster.Before = cluster.Now;
        }
    }

    /// <summary>What is taken for granted of one slice.</summary>
    internal void SumsOf(int slice, List<NoticeSum> sums)
    {
        sums.Clear();
        foreach (var cluster in clusters)
        {
            if (cluster.Slice == slice && (cluster.Before.OnTime != 0 || cluster.Before.Items != 0))
            {
                sums.Add(cluster.Before);
            }
        }
    }

    /// <summary>Whether all is in one slice.</summary>
    internal bool AreIn(int slice) => clusters.TrueForAll(cluster => cluster.Slice == slice);

    /// <summary>What the cells of the tables change by since the last time.</summary>
    internal void MoveInto(ICellLines lines)
    {
        MoveStraddlesInto(lines);
        foreach (ref var cluster in CollectionsMarshal.AsSpan(clusters))
        {
            var ((_, oldX, oldN), (month, x, n), slice) = (cluster.Before, cluster.Now, cluster.Slice);
            cluster.Before = cluster.Now;
            Put(CellKind.Notices, (n > 0 ? 1 : 0) - (oldN > 0 ? 1 : 0));
            Put(CellKind.SumXX, (x * x) - (oldX * oldX));
            Put(CellKind.SumXN, (x * n) - (oldX * oldN));
            Put(CellKind.SumNN, (n * n) - (oldN * oldN));
            Put(CellKind.OnTime, x - oldX);
            Put(CellKind.Issued, n - oldN);

            void Put(CellKind kind, long difference)
            {
                if (difference != 0)
                {
                    lines.Add(slice, CellCode.Of(CellTable.Cluster, kind, month, 0, 0), new(difference, 0));
                }
            }
        }
    }

    private void MoveStraddlesInto(ICellLines lines)
    {
        if (clusters.Count < 2 || clusters.TrueForAll(cluster => cluster.Before == cluster.Now))
        {
            return;
        }

        parts.Clear();
        parts.AddRange(clusters.Where(cluster => cluster.Before.Items > 0).Select(cluster => (cluster.Slice, cluster.Before)));
        straddles.Add(parts, -1);
        parts.Clear();
        parts.AddRange(clusters.Where(cluster => cluster.Now.Items > 0).Select(cluster => (cluster.Slice, cluster.Now)));
        straddles.Add(parts, 1);
        foreach (var (slice, kind, month, span, n) in straddles.Take())
        {
            lines.Add(slice, CellCode.Of(CellTable.Straddle, kind, month, span, 0), new(n, 0));
        }
    }

    // A notice has items in one or two of them
    private ref Cluster Find(int slice, long month)
    {
        var span = CollectionsMarshal.AsSpan(clusters);
        for (var at = 0; at < span.Length; at++)
        {
            if (span[at].Slice == slice && span[at].Now.Month == month)
            {
                return ref span[at];
            }
        }

        clusters.Add(new(slice, new(month, 0, 0), new(month, 0, 0)));
        return ref CollectionsMarshal.AsSpan(clusters)[^1];
    }

    private record struct Cluster(int Slice, NoticeSum Before, NoticeSum Now);
}
