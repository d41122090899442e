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
        page.PutHead((group * 4) + (sums.Count > 0 ? 2 : 0) + (isWhole ? 1 : 0));
        WriteSums(page, sums, unit);
        for (var first = 0; first < own.Count;)
        {
            var next = first + 1;
            while (next < own.Count && own[next].KnownAt == own[first].KnownAt)
            {
                next++;
            }

            page.Put(LedgerField.Changes, (ulong)(next - first), unit);
            var since = LedgerCodec.Floor(own[first].KnownAt, unit) - LedgerCodec.Floor(page.KnownAt, unit);
            page.PutSigned(first == 0 ? LedgerField.FirstKnown : LedgerField.Known, since, unit);
            page.Tell(own[first].KnownAt);
            for (; first < next; first++)
            {
                WriteChange(page, own[first], unit);
            }
        }

        page.Put(LedgerField.Changes, 0, unit);
    }

    /// <summary>Appends cells that changed at one instant of knowing, in microseconds.</summary>
    internal static void Write(LedgerPage page, long knownAt, IReadOnlyList<CodedCell> cells)
    {
        var unit = knownAt % LedgerCodec.Second == 0 ? LedgerCodec.Second : 1;
        page.PutHead((LedgerCodec.Cells * 4) + (unit == LedgerCodec.Second ? 1 : 0));
        page.PutSigned(LedgerField.FirstKnown, LedgerCodec.Floor(knownAt, unit) - LedgerCodec.Floor(page.KnownAt, unit), unit);
        page.Tell(knownAt);
        page.Put(LedgerField.Cells, (ulong)cells.Count, unit);
        var month = BlockPeriods.MonthOf(knownAt);
        foreach (var (code, count) in cells)
        {
            page.Put(LedgerField.CellKind, (ulong)code.Kind, unit);
            page.PutSigned(LedgerField.CellMonth, code.At - month, unit);
            page.Put(LedgerField.CellSpan, (ulong)code.Bucket, unit);
            page.PutSigned(LedgerField.CellCount, count.N, unit);
        }
    }

    private static void WriteSums(LedgerPage page, IReadOnlyList<NoticeSum> sums, long unit)
    {
        if (sums.Count > 0)
        {
            page.Put(LedgerField.Sums, (ulong)sums.Count, unit);
            foreach (var (month, onTime, items) in sums)
            {
                page.PutSigned(LedgerField.Sum, month, unit);
                page.PutSigned(LedgerField.Sum, onTime, unit);
                page.PutSigned(LedgerField.Sum, items, unit);
            }
        }
    }

    private void WriteChange(LedgerPage page, in LedgerChange change, long unit)
    {
        var known = LedgerCodec.Floor(change.KnownAt, unit);
        var at = change.Before is null ? -1 : lastTold.GetValueOrDefault(change.Before.ItemRef ?? "", -1);
        at = at >= 0 && told[at].Item.CountsAs(change.Before!) ? at : -1;
        var before = change.Before is null ? LedgerCodec.NotBefore : at < 0 ? LedgerCodec.ToldHere : LedgerCodec.ToldBefore + told.Count - 1 - at;
        page.Put(LedgerField.How, (ulong)((before * 2) + (change.After is null ? 0 : 1)), unit);
        if (before == LedgerCodec.ToldHere)
        {
            at = WriteTimes(page, change.Before!, null, LedgerCodec.Alone, known, unit);
        }

        if (change.After is { } after)
        {
            // Items of a notice are much alike
            var way = at >= 0 ? LedgerCodec.LikeItself : told.Count > 0 ? LedgerCodec.LikeAnother : LedgerCodec.Alone;
            WriteTimes(page, after, at >= 0 ? told[at].Times : told.Count > 0 ? told[^1].Times : null, way, known, unit);
        }
    }

    private int WriteTimes(LedgerPage page, ItemState item, LedgerTimes? like, int way, long known, long unit)
    {
        var times = LedgerTimes.Of(item, unit);
        times.Write(page, like, way, known, unit);
        lastTold[item.ItemRef ?? ""] = told.Count;
        told.Add((item, times));
        return told.Count - 1;
    }
}
