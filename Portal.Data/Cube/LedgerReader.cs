using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>Reads rows of the ledger as changes of cells: what each notice changed, counted again. One for each that reads.</summary>
internal sealed class LedgerReader : ICellSink<int>, ICellLines
{
    private readonly Contributions<int> contributions;
    private readonly StepCells step = new();
    private readonly NoticeClusters clusters = new(new SliceNumbers());
    private readonly List<LedgerTimes> told = [];
    private List<LedgerCell> into = [];
    private bool isTaking;
    private long known;

    internal LedgerReader() => contributions = new(this);

    /// <summary>Appends the changes of one row.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a row of the ledger.</exception>
    internal void Read(ReadOnlySpan<byte> row, List<LedgerCell> changes)
    {
        var reader = new LedgerRowReader(row);
        (into, known) = (changes, 0);
        while (reader.TryHead(out var head))
        {
            ReadNotice(ref reader, head);
        }
    }

    // A row knows one slice; what it has in common with others is told in theirs
    ISliceMeets<int> ICellSink<int>.Meets { get; } = new SliceNumbers();

    int ICellSink<int>.SliceOf(ItemState item) => 0;

    void ICellSink<int>.Add(int slice, CellTable table, CellKind kind, long at, int bucket, int part, CellCount count) =>
        step.Add(isTaking, slice, CellCode.Of(table, kind, at, bucket, part), count);

    void ICellLines.Add(int slice, CellCode code, CellCount count) => into.Add(new(known, code.Table, code.With(count)));

    private void ReadNotice(ref LedgerRowReader reader, int head)
    {
        var unit = head % 2 == 1 ? LedgerCodec.Second : 1;
        if (head / 4 == LedgerCodec.Cells)
        {
            ReadCells(ref reader, unit);
            return;
        }

        contributions.Group = head / 4;
        told.Clear();
        clusters.Clear();
        for (var sums = head % 4 >= 2 ? reader.NextCount(LedgerField.Sums, unit) : 0; sums > 0; sums--)
        {
            clusters.Begin(0, new(reader.NextSigned(LedgerField.Sum, unit), reader.NextSigned(LedgerField.Sum, unit), reader.NextSigned(LedgerField.Sum, unit)));
        }

        var isFirst = true;
        for (var count = reader.NextCount(LedgerField.Changes, unit); count > 0; count = reader.NextCount(LedgerField.Changes, unit))
        {
            known = (LedgerCodec.Floor(known, unit) + reader.NextSigned(isFirst ? LedgerField.FirstKnown : LedgerField.Known, unit)) * unit;
            isFirst = false;
            for (; count > 0; count--)
            {
                ReadChange(ref reader, unit);
            }

            clusters.MoveInto(this);
        }
    }

    private void ReadCells(ref LedgerRowReader reader, long unit)
    {
        known = (LedgerCodec.Floor(known, unit) + reader.NextSigned(LedgerField.FirstKnown, unit)) * unit;
        var month = BlockPeriods.MonthOf(known);
        for (var count = reader.NextCount(LedgerField.Cells, unit); count > 0; count--)
        {
            var kind = (CellKind)reader.NextCount(LedgerField.CellKind, unit);
            var (first, span) = (month + reader.NextSigned(LedgerField.CellMonth, unit), reader.NextCount(LedgerField.CellSpan, unit));
            into.Add(new(known, CellTable.Straddle, new BlockCell(kind, 0, first, span, new(reader.NextSigned(LedgerField.CellCount, unit), 0))));
        }
    }

    private void ReadChange(ref LedgerRowReader reader, long unit)
    {
        var head = reader.NextCount(LedgerField.How, unit);
        var (at, knownAt) = (-1, known / unit);
        if (head / 2 == LedgerCodec.ToldHere)
        {
            at = Tell(LedgerTimes.Read(ref reader, null, LedgerCodec.Alone, knownAt, unit));
        }
        else if (head / 2 >= LedgerCodec.ToldBefore)
        {
            at = told.Count - 1 - (head / 2 - LedgerCodec.ToldBefore);
        }

        if (at >= 0)
        {
            Count(told[at].ToItem(unit), isTaken: true);
        }

        if (head % 2 == 1)
        {
            var like = at >= 0 ? told[at] : told.Count > 0 ? told[^1] : (LedgerTimes?)null;
            var way = at >= 0 ? LedgerCodec.LikeItself : told.Count > 0 ? LedgerCodec.LikeAnother : LedgerCodec.Alone;
            Count(told[Tell(LedgerTimes.Read(ref reader, like, way, knownAt, unit))].ToItem(unit), isTaken: false);
        }

        step.MoveInto(this);
    }

    private int Tell(in LedgerTimes times)
    {
        told.Add(times);
        return told.Count - 1;
    }

    private void Count(ItemState item, bool isTaken)
    {
        isTaking = isTaken;
        contributions.AddItem(0, item);
        clusters.Add(0, item, isTaken ? -1 : 1);
    }
}
