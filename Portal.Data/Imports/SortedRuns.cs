namespace Portal.Data.Imports;

/// <summary>
/// Sorts more rows than memory shall hold: rows are kept up to a capacity, then written in order to a spill of their own, and read back merged.
/// </summary>
/// <typeparam name="T">A row.</typeparam>
internal sealed class SortedRuns<T>(int capacity, Comparison<T> order, Func<Stream> newSpill, Action<BinaryWriter, T> write, Func<BinaryReader, T> read) : IDisposable
{
    private readonly List<T> rows = [];
    private readonly List<(Stream Spill, long Count)> spills = [];
    private bool isInOrder = true;

    /// <summary>Spills written so far.</summary>
    internal int SpillCount => spills.Count;

    internal void Add(T row)
    {
        if (rows.Count == capacity)
        {
            Spill();
        }

        isInOrder &= rows.Count == 0 || order(rows[^1], row) <= 0;
        rows.Add(row);
    }

    /// <summary>All rows in order. Once.</summary>
    internal IEnumerable<T> Merged()
    {
        Sort();
        return spills.Count == 0 ? rows : Merge();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (spill, _) in spills)
        {
            spill.Dispose();
        }
    }

    private void Sort()
    {
        if (!isInOrder)
        {
            rows.Sort(order);
            isInOrder = true;
        }
    }

    private void Spill()
    {
        Sort();
        var spill = newSpill();
        using (var writer = new BinaryWriter(spill, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                write(writer, row);
            }
        }

        spills.Add((spill, rows.Count));
        rows.Clear();
    }

    private IEnumerable<T> Merge()
    {
        var runs = spills.Select(Read).Append(rows).Select(run => run.GetEnumerator()).ToArray();
        var heads = new PriorityQueue<int, (T Row, int Run)>(Comparer<(T Row, int Run)>.Create(
            (left, right) => order(left.Row, right.Row) is var by and not 0 ? by : left.Run.CompareTo(right.Run)));
        for (var run = 0; run < runs.Length; run++)
        {
            if (runs[run].MoveNext())
            {
                heads.Enqueue(run, (runs[run].Current, run));
            }
        }

        while (heads.TryDequeue(out var run, out var head))
        {
            yield return head.Row;
            if (runs[run].MoveNext())
            {
                heads.Enqueue(run, (runs[run].Current, run));
            }
        }
    }

    private IEnumerable<T> Read((Stream Spill, long Count) run)
    {
        run.Spill.Position = 0;
        using var reader = new BinaryReader(run.Spill, System.Text.Encoding.UTF8, leaveOpen: true);
        for (var left = run.Count; left > 0; left--)
        {
            yield return read(reader);
        }
    }
}
