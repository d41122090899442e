using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>Items of one slice whose limit ran out on one UTC day.</summary>
/// <param name="Day">Days since 1970.</param>
/// <param name="IsOnTime">Certainly gone by the limit; else late, or nobody can tell.</param>
/// <param name="N">How many.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DueCell(long Day, bool IsOnTime, long N)
{
    /// <summary>Those of the blocks of a slice, in no order.</summary>
    internal static DueCell[] Read(SliceCells cells)
    {
        var buffer = new RunBuffer();
        var found = new List<DueCell>();
        foreach (var (block, times) in cells.Blocks(CellTable.Due))
        {
            var runs = new BlockRuns(block.Cells, CellTable.Due, (int)block.Period, buffer);
            while (runs.Next())
            {
                if (runs.Kind is not (CellKind.OnTime or CellKind.Late or CellKind.Undetermined))
                {
                    continue;
                }

                var places = runs.Places;
                var counts = runs.Counts;
                for (var at = 0; at < places.Length; at++)
                {
                    found.Add(new DueCell(runs.At + places[at], runs.Kind == CellKind.OnTime, counts[at] * times));
                }
            }
        }

        return [.. found];
    }
}
