using System.Data.Common;
using System.Runtime.InteropServices;
using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Reads the cells of slices as they stand, or as they stood when less was known: from the nearest checkpoint, with the ledger between.</summary>
internal sealed class CubeCellQueries(Database database)
{
    // Flows are needed from the beginning, for what is open follows from all that came in and went out; open items whenever they came
    private string BlocksSql => $"""
        select b.slice_id, b.cell_table, b.period, b.cells
        from cube_slice s
        cross join cube_block b
        where b.id >= s.id * 16777216
            and b.id < (s.id + 1) * 16777216
            and {database.Dialect.InList("s.id", "slices")}
            and (b.cell_table = 0
                or (b.cell_table = 8 and @withOpen)
                or (b.cell_table in (1, 2, 3, 5, 6, 7, 9, 10, 11, 12, 13) and b.period between @firstYear and @lastYear)
                or (b.cell_table = 4 and b.period between @firstDays and @lastDays))
        """;

    // As the cells stood at a checkpoint: of each block the last one kept up to it
    private string KeptBlocksSql => $"""
        select b.slice_id, b.cell_table, b.period, b.cells
        from cube_checkpoint_block b
        where {database.Dialect.InList("b.slice_id", "slices")}
            and b.cells is not null
            and b.seq = (
                select max(l.seq)
                from cube_checkpoint_block l
                where l.slice_id = b.slice_id
                    and l.cell_table = b.cell_table
                    and l.period = b.period
                    and l.seq <= @seq)
            and (b.cell_table = 0
                or (b.cell_table = 8 and @withOpen)
                or (b.cell_table in (1, 2, 3, 5, 6, 7, 9, 10, 11, 12, 13) and b.period between @firstYear and @lastYear)
                or (b.cell_table = 4 and b.period between @firstDays and @lastDays))
        """;

    /// <summary>One set of cells for each plan, out of one reading of all: as they stand, or as they stood at a checkpoint.</summary>
    internal async Task<SliceCells[]> CellsAsync(
        DbConnection connection, IReadOnlyList<SlicePlan> plans, CellStretch stretch, bool withOpen, long? seq, CancellationToken cancellation)
    {
        var parts = plans.SelectMany((plan, at) => plan.Parts.Select(part => (part.Id, part.Sign, At: at))).ToLookup(part => part.Id);

        // What lies inside a roll-up stands in its own sum, whatever else is kept under the same name
        var straddles = plans.SelectMany((plan, at) => plan.Straddles.Select(part => (part.Id, part.Sign, At: at))).ToLookup(part => part.Id);
        var parameters = new
        {
            slices = database.Dialect.ListValue([.. parts.Select(part => part.Key).Union(straddles.Select(part => part.Key))]),
            withOpen,
            seq,
            firstYear = stretch.FirstYear,
            lastYear = stretch.LastYear,
            firstDays = stretch.FirstDays,
            lastDays = stretch.LastDays,
        };
        SliceCells[] cells = [.. plans.Select(_ => new SliceCells())];
        foreach (var block in await connection.QueryAsync<BlockRow>(new CommandDefinition(seq is null ? BlocksSql : KeptBlocksSql, parameters, cancellationToken: cancellation)))
        {
            foreach (var part in (block.Table == CellTable.Straddle ? straddles : parts)[block.SliceId].GroupBy(part => part.At, part => part.Sign))
            {
                cells[part.Key].Add(block, part.Sum());
            }
        }

        return cells;
    }

    private string LedgerSql => $"""
        select slice_id, seq, first_known_at, last_known_at, changes
        from cube_ledger
        where {database.Dialect.InList("slice_id", "slices")}
            and ((seq <= @seq and last_known_at > @knownAt) or (seq > @seq and first_known_at <= @knownAt))
        """;

    private string CostSql => $"""
        select c.seq, coalesce(sum(length(l.changes)), 0) as bytes
        from (
            select seq from cube_checkpoint
            union all
            select seq from cube_version where id = 1) c
        left join cube_ledger l on {database.Dialect.InList("l.slice_id", "slices")}
            and ((l.seq <= c.seq and l.last_known_at > @knownAt) or (l.seq > c.seq and l.first_known_at <= @knownAt))
        group by c.seq
        order by bytes, c.seq desc
        limit 1
        """;

    /// <summary>
    /// The checkpoint from which the least of the ledger must be read, null where that is the present; and whether nothing of the slices became known after
    /// the instant, so that they stand as they did then.
    /// </summary>
    internal async Task<(long? Seq, bool IsAsNow)> BaseAsync(DbConnection connection, SlicePlan plan, long knownAt, long now, CancellationToken cancellation)
    {
        var parameters = new { slices = database.Dialect.ListValue([.. plan.Told]), knownAt };
        var least = await connection.QuerySingleAsync<CostRow>(new CommandDefinition(CostSql, parameters, cancellationToken: cancellation));
        return least.Seq == now ? (null, least.Bytes == 0) : (least.Seq, false);
    }

    /// <summary>
    /// Takes away what the cells hold and was not known at an instant in microseconds, and adds what was known and came later. What most items did after
    /// the instant comes to nothing, so changes are summed cell by cell, and only those of the stretch that was read.
    /// </summary>
    internal async Task MoveToAsync(DbConnection connection, SlicePlan plan, CellStretch stretch, long knownAt, long seq, SliceCells cells, CancellationToken cancellation)
    {
        var parameters = new { slices = database.Dialect.ListValue([.. plan.Told]), knownAt, seq };
        var (changes, reader, hasGroups) = (new List<LedgerCell>(), new LedgerReader(), plan.Groups is not null);
        var sums = new Dictionary<(CellTable Table, BlockCell Cell), CellCount>();
        await foreach (var row in connection.QueryUnbufferedAsync<LedgerRow>(LedgerSql, parameters).WithCancellation(cancellation))
        {
            changes.Clear();
            row.ReadTo(changes, reader);
            foreach (var (at, table, cell) in changes)
            {
                var isHeld = row.Seq <= seq;
                if (isHeld == (at <= knownAt) || (table != CellTable.Open && !stretch.Holds(table, cell.At)))
                {
                    continue;
                }

                var grouped = table.GroupTable();
                var place = cell with { Part = grouped is not null && !hasGroups ? 0 : cell.Part, Count = default };
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (hasGroups ? grouped ?? table : table, place), out _);
                sum += isHeld ? -cell.Count : cell.Count;
            }
        }

        foreach (var ((table, cell), count) in sums)
        {
            if (count != default)
            {
                cells.Add(table, cell with { Count = count });
            }
        }
    }

    private sealed record CostRow
    {
        public required long Seq { get; init; }

        public required long Bytes { get; init; }
    }
}
