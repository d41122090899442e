using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;

namespace Portal.Data.Seeding;

/// <summary>The response times of one roll-up by group of notices, as plain arrays.</summary>
internal sealed class DenseGroups(Instant start)
{
    private const int GroupSize = DenseCells.Months * DenseCells.Buckets;

    // In the order of a block: kinds ascend inside a table
    private static readonly (CellTable Table, CellKind Kind)[] Planes =
    [
        (CellTable.GroupCohort, CellKind.Removed), (CellTable.GroupCohort, CellKind.Released),
        (CellTable.GroupPeriod, CellKind.Removed), (CellTable.GroupPeriod, CellKind.Released),
        (CellTable.GroupSnapshot, CellKind.Online),
    ];

    private readonly long firstMonth = UtcPeriods.MonthOf(start);
    private readonly int[] counts = new int[5 * NoticeGroup.Count * GroupSize];

    /// <summary>Counts one of the tables that are kept by group.</summary>
    internal void Add(CellTable table, CellKind kind, long month, int bucket, int group, int n)
    {
        var plane = table == CellTable.Snapshot ? 4 : (table == CellTable.Cohort ? 0 : 2) + (kind == CellKind.Removed ? 0 : 1);
        counts[(((plane * NoticeGroup.Count) + group) * GroupSize) + ((int)(month - firstMonth) * DenseCells.Buckets) + bucket] += n;
    }

    /// <summary>Every cell that is not zero; each table in the order of a block.</summary>
    internal IEnumerable<(CellTable Table, BlockCell Cell)> Cells()
    {
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] != 0)
            {
                var (row, place) = Math.DivRem(i, GroupSize);
                var (table, kind) = Planes[row / NoticeGroup.Count];
                yield return (table, new BlockCell(kind, row % NoticeGroup.Count, firstMonth + (place / DenseCells.Buckets), place % DenseCells.Buckets, new(counts[i], 0)));
            }
        }
    }

    internal void Clear() => Array.Clear(counts);
}
