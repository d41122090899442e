namespace Portal.Data.Cube;

/// <summary>What must hold of the cells of every slice on every day, whatever the events: else the cells are wrong, and never a figure from them right.</summary>
internal sealed class SliceIdentities
{
    private readonly SortedDictionary<long, long> online = [];
    private readonly Dictionary<(CellTable, CellKind), long> sums = [];

    /// <summary>Takes the cells of one block of the slice.</summary>
    internal void Add(CellTable table, List<BlockCell> cells)
    {
        foreach (var cell in cells)
        {
            sums[(table, cell.Kind)] = sums.GetValueOrDefault((table, cell.Kind)) + cell.Count.N;
            if (table == CellTable.Flow && cell.Kind is CellKind.Issued or CellKind.Removed or CellKind.Released)
            {
                var micros = ((Int128)cell.Count.N * cell.At * NodaTime.NodaConstants.TicksPerDay / 10) + cell.Count.Micros;
                Exposure += cell.Kind == CellKind.Issued ? -micros : micros;
                online[cell.At] = online.GetValueOrDefault(cell.At) + (cell.Kind == CellKind.Issued ? cell.Count.N : -cell.Count.N);
            }
        }
    }

    /// <summary>Microseconds of all ends less those of all issues: <see cref="CellRecount.Exposures"/> says the same of the items.</summary>
    internal Int128 Exposure { get; private set; }

    /// <summary>A sentence for each identity that does not hold.</summary>
    internal IEnumerable<string> Broken()
    {
        var open = 0L;
        foreach (var (day, change) in online)
        {
            open += change;
            if (open < 0)
            {
                yield return $"more items ended than were issued by the end of day {day}";
                break;
            }
        }

        var stillOpen = sums.Where(one => one.Key.Item1 == CellTable.Open).Sum(one => one.Value);
        if (open != stillOpen)
        {
            yield return $"issued less ended is {open}, and {stillOpen} items are open";
        }

        foreach (var kind in (CellKind[])[CellKind.Removed, CellKind.Released])
        {
            var (flow, cohort, period) = (Sum(CellTable.Flow, kind), Ended(CellTable.Cohort, kind), Ended(CellTable.Period, kind));
            if (flow != cohort || flow != period)
            {
                yield return $"{kind} is {flow} by day, {cohort} by month of receipt and {period} by month of the end";
            }
        }

        if (Sum(CellTable.Flow, CellKind.Issued) != Sum(CellTable.Flow, CellKind.IssuedRemoved) + Sum(CellTable.Flow, CellKind.IssuedReleased) + stillOpen)
        {
            yield return "issued is not removed plus released plus open";
        }

        if (Sum(CellTable.Cluster, CellKind.Issued) != Sum(CellTable.Due, CellKind.OnTime) + Sum(CellTable.Due, CellKind.Late) + Sum(CellTable.Due, CellKind.Undetermined))
        {
            yield return "the items due by notice are not the items due by day";
        }
    }

    private long Ended(CellTable table, CellKind kind) => Either(table, kind) + (kind == CellKind.Released ? Either(table, CellKind.ReleasedMoved) : 0);

    // Roll-ups that keep groups of notices keep no table without them
    private long Either(CellTable table, CellKind kind) => Sum(table, kind) + Sum(table.GroupTable()!.Value, kind);

    private long Sum(CellTable table, CellKind kind) => sums.GetValueOrDefault((table, kind));
}
