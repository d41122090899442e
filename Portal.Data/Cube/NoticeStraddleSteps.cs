namespace Portal.Data.Cube;

/// <summary>
/// Tells the ledger what a notice with items in several slices adds to what they have in common, step by step: rows of the single slices cannot say it, for each
/// knows only its own items.
/// </summary>
internal sealed class NoticeStraddleSteps(SliceNumbers slices) : ICellLines
{
    private readonly NoticeClusters clusters = new(slices);
    private readonly List<StraddleLine> lines = [];

    /// <summary>Tells the changes of one notice; nothing where all its items are in one slice, as they mostly are.</summary>
    /// <param name="ledger">Is told.</param>
    /// <param name="changes">What became known, in order.</param>
    /// <param name="before">The sums of the notice before.</param>
    internal void Tell(NoticeLedger ledger, List<LedgerChange> changes, NoticeClusters before)
    {
        var only = changes[0].Slice;
        if (before.AreIn(only) && changes.TrueForAll(change => change.Slice == only))
        {
            return;
        }

        clusters.Begin(before);
        for (var next = 0; next < changes.Count;)
        {
            var knownAt = changes[next].KnownAt;
            for (; next < changes.Count && changes[next].KnownAt == knownAt; next++)
            {
                Count(changes[next].Slice, changes[next].Before, -1);
                Count(changes[next].Slice, changes[next].After, 1);
            }

            lines.Clear();
            clusters.MoveInto(this);
            ledger.Tell(knownAt, lines);
        }
    }

    // Single slices tell of their own months
    void ICellLines.Add(int slice, CellCode code, CellCount count)
    {
        if (code.Table == CellTable.Straddle && !slices[slice].IsBase)
        {
            lines.Add(new(slice, new(code, count)));
        }
    }

    private void Count(int slice, Notices.ItemState? item, int sign)
    {
        if (item is not null)
        {
            clusters.Add(slice, item, sign);
        }
    }
}
