namespace Portal.Data.Cube;

/// <summary>Lines of the ledger that wait to be written, by the number of their slice.</summary>
internal sealed class PendingLedger
{
    private readonly Dictionary<int, List<LedgerCell>> lines = [];

    internal int Count { get; private set; }

    internal void Add(int slice, LedgerCell line)
    {
        if (!lines.TryGetValue(slice, out var some))
        {
            lines.Add(slice, some = []);
        }

        some.Add(line);
        Count++;
    }

    internal void Clear()
    {
        lines.Clear();
        Count = 0;
    }

    /// <summary>The lines of each slice in their order, equal cells of one instant summed, without what comes to nothing.</summary>
    internal IEnumerable<(int Slice, List<LedgerCell> Lines)> Sorted()
    {
        foreach (var (slice, some) in lines)
        {
            some.Sort(static (left, right) => LedgerCell.Compare(left, right));
            var kept = Sum(some);
            some.RemoveRange(kept, some.Count - kept);
            if (some.Count > 0)
            {
                yield return (slice, some);
            }
        }
    }

    private static int Sum(List<LedgerCell> sorted)
    {
        var kept = 0;
        for (var at = 0; at < sorted.Count;)
        {
            var line = sorted[at++];
            while (at < sorted.Count && LedgerCell.Compare(line, sorted[at]) == 0)
            {
                line = line with { Cell = line.Cell with { Count = line.Cell.Count + sorted[at++].Cell.Count } };
            }

            if (line.Cell.Count != default)
            {
                sorted[kept++] = line;
            }
        }

        return kept;
    }
}
