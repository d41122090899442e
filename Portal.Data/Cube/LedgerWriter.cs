using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>Tells the changes of notices on the pages of their slices, see <see cref="LedgerCodec"/>.</summary>
internal sealed class LedgerWriter
{
    private readonly List<LedgerChange> own = [];
    private readonly List<(ItemState Item, LedgerTimes Times)> told = [];
    private readonly Dictionary<string, int> lastTold = new(StringComparer.Ordinal);

    /// <summary>Appends the changes that one notice brings to one slice.</summary>
    /// <param name="page">The page of the slice.</param>
    /// <param name="group">The group of the notice.</param>
    /// <param name="slice">Which changes are meant.</param>
    /// <param name="changes">All changes of the notice, in order.</param>
    /// <param name="sums">Its sums before them.</param>
    internal void Write(LedgerPage page, int group, int slice, List<LedgerChange> changes, IReadOnlyList<NoticeSum> sums)
    {
        own.Clear();
        told.Clear();
        lastTold.Clear();
        var isWhole = true;
        foreach (var change in changes)
        {
            if (change.Slice == slice)
            {
                own.Add(change);
                isWhole = isWhole && change.KnownAt % LedgerCodec.Second == 0
                    && (change.Before is null || LedgerTimes.AreWholeSeconds(change.Before)) && (change.After is null || LedgerTimes.AreWholeSeconds(change.After));
            }
        }

        var unit = isWhole ? LedgerCodec.Second : 1;
        page.Bytes.Unsigned((ulong)((group * 4) + (sums.Count > 0 ? 2 : 0) + (isWhole ? 1 : 0)));
        WriteSums(page, sums);
        for (var first = 0; first < own.Count;)
        {
            var next = first + 1;
            while (next < own.Count && own[next].KnownAt == own[first].KnownAt)
            {
                next++;
            }

            page.Bytes.Unsigned((ulong)(next - first));
            page.Bytes.Signed(LedgerCodec.Floor(own[first].KnownAt, unit) - LedgerCodec.Floor(page.KnownAt, unit));
            page.Tell(own[first].KnownAt);
            for (; first < next; first++)
            {
                WriteChange(page, own[first], unit);
            }
        }

        page.Bytes.Unsigned(0);
    }

    /// <summary>Appends cells that changed at one instant of knowing, in microseconds.</summary>
    internal static void Write(LedgerPage page, long knownAt, IReadOnlyList<CodedCell> cells)
    {
        var unit = knownAt % LedgerCodec.Second == 0 ? LedgerCodec.Second : 1;
        page.Bytes.Unsigned((ulong)((LedgerCodec.Cells * 4) + (unit == LedgerCodec.Second ? 1 : 0)));
        page.Bytes.Signed(LedgerCodec.Floor(knownAt, unit) - LedgerCodec.Floor(page.KnownAt, unit));
        page.Tell(knownAt);
        page.Bytes.Unsigned((ulong)cells.Count);
        var month = BlockPeriods.MonthOf(knownAt);
        foreach (var (code, count) in cells)
        {
            page.Bytes.Unsigned((ulong)code.Kind);
            page.Bytes.Signed(code.At - month);
            page.Bytes.Unsigned((ulong)code.Bucket);
            page.Bytes.Signed(count.N);
        }
    }

    private static void WriteSums(LedgerPage page, IReadOnlyList<NoticeSum> sums)
    {
        if (sums.Count > 0)
        {
            page.Bytes.Unsigned((ulong)sums.Count);
            foreach (var (month, onTime, items) in sums)
            {
                page.Bytes.Signed(month);
                page.Bytes.Signed(onTime);
                page.Bytes.Signed(items);
            }
        }
    }

    private void WriteChange(LedgerPage page, in LedgerChange change, long unit)
    {
        var known = LedgerCodec.Floor(change.KnownAt, unit);
        var at = change.Before is null ? -1 : lastTold.GetValueOrDefault(change.Before.ItemRef ?? "", -1);
        at = at >= 0 && told[at].Item.CountsAs(change.Before!) ? at : -1;
        var before = change.Before is null ? LedgerCodec.NotBefore : at < 0 ? LedgerCodec.ToldHere : LedgerCodec.ToldBefore + told.Count - 1 - at;
        page.Bytes.Unsigned((ulong)((before * 2) + (change.After is null ? 0 : 1)));
        if (before == LedgerCodec.ToldHere)
        {
            at = WriteTimes(page, change.Before!, null, known, unit);
        }

        if (change.After is { } after)
        {
            // Items of a notice are much alike
            WriteTimes(page, after, at >= 0 ? told[at].Times : told.Count > 0 ? told[^1].Times : null, known, unit);
        }
    }

    private int WriteTimes(LedgerPage page, ItemState item, LedgerTimes? like, long known, long unit)
    {
        var times = LedgerTimes.Of(item, unit);
        times.Write(page.Bytes, like, known, unit);
        lastTold[item.ItemRef ?? ""] = told.Count;
        told.Add((item, times));
        return told.Count - 1;
    }
}
