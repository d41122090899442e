namespace Portal.Data.Cube;

/// <summary>The pages of the ledger that wait to be written.</summary>
internal sealed class NoticeLedger
{
    private readonly Dictionary<int, LedgerPage> pages = [];
    private readonly LedgerWriter writer = new();
    private readonly List<NoticeSum> sums = [];
    private readonly HashSet<int> told = [];

    /// <summary>Bytes of all pages.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Tells the changes of one notice.</summary>
    /// <param name="group">The group of the notice.</param>
    /// <param name="changes">What became known, in order.</param>
    /// <param name="clusters">The sums of the notice before.</param>
    internal void Tell(int group, List<LedgerChange> changes, NoticeClusters clusters)
    {
        told.Clear();
        foreach (var change in changes)
        {
            if (told.Add(change.Slice))
            {
                var page = PageOf(change.Slice);
                clusters.SumsOf(change.Slice, sums);
                Bytes -= page.Length;
                writer.Write(page, group, change.Slice, changes, sums);
                Bytes += page.Length;
            }
        }
    }

    /// <summary>Tells cells of what several slices have in common, as they changed at one instant in microseconds.</summary>
    internal void Tell(long knownAt, IEnumerable<StraddleLine> straddles)
    {
        foreach (var cells in straddles.GroupBy(one => one.Slice))
        {
            var page = PageOf(cells.Key);
            Bytes -= page.Length;
            LedgerWriter.Write(page, knownAt, [.. cells.Select(one => one.Cell)]);
            Bytes += page.Length;
        }
    }

    /// <summary>The page of each slice that has one, by its number; they wait no longer.</summary>
    internal IReadOnlyDictionary<int, LedgerPage> Take()
    {
        var taken = pages.ToDictionary();
        pages.Clear();
        Bytes = 0;
        return taken;
    }

    private LedgerPage PageOf(int slice)
    {
        if (!pages.TryGetValue(slice, out var page))
        {
            pages.Add(slice, page = new());
        }

        return page;
    }
}
