namespace Portal.Data.Cube;

/// <summary>The changes of all kept slices: of the finest ones as they come, of each roll-up from the smallest finer one that is at hand.</summary>
internal static class RolledUpCells
{
    /// <summary>The finest slices, then each roll-up; slices by number.</summary>
    internal static IEnumerable<BlockChange> Of(SliceNumbers slices, IReadOnlyDictionary<int, CodedCell[]> all)
    {
        foreach (var change in Cut(all, withGroups: false))
        {
            yield return change;
        }

        var (finest, straddles) = Split(all);

        var room = (Array.Empty<CodedCell>(), Array.Empty<CodedCell>());
        var summed = new List<(RollUp RollUp, IReadOnlyDictionary<int, CodedCell[]> Cells, int Count)>();
        for (var place = 0; place < RollUp.All.Count; place++)
        {
            var rollUp = RollUp.All[place];
            var finer = summed.Where(one => rollUp.IsCoarserThan(one.RollUp)).OrderBy(one => one.Count).Select(one => one.Cells).FirstOrDefault(finest);
            var cells = new Dictionary<int, CodedCell[]>();
            foreach (var some in GroupedBy(slices, place, finer))
            {
                cells.Add(some.Key, CellSums.Of([.. some], ref room));
            }

            summed.Add((rollUp, cells, cells.Values.Sum(some => some.Length)));
            foreach (var change in Cut(cells, rollUp.HasGroups))
            {
                yield return change;
            }

            foreach (var change in Straddles(slices, place, straddles, ref room))
            {
                yield return change;
            }

            // Only the smallest that later ones can follow from is worth its memory
            var later = RollUp.All.Skip(place + 1).ToList();
            summed.RemoveAll(one => !later.Exists(next => next.IsCoarserThan(one.RollUp) && summed.Where(other => next.IsCoarserThan(other.RollUp)).MinBy(other => other.Count) == one));
        }
    }

    /// <summary>Straddles name what several slices have in common, so that no roll-up follows from a finer one: they come last in each slice.</summary>
    private static (IReadOnlyDictionary<int, CodedCell[]> Finest, List<(int Slice, CodedCell[] Cells)> Straddles) Split(IReadOnlyDictionary<int, CodedCell[]> all)
    {
        var (finest, straddles) = (new Dictionary<int, CodedCell[]>(all.Count), new List<(int, CodedCell[])>());
        foreach (var (slice, cells) in all)
        {
            var end = cells.Length;
            while (end > 0 && cells[end - 1].Code.Table == CellTable.Straddle)
            {
                end--;
            }

            if (end > 0)
            {
                finest.Add(slice, end == cells.Length ? cells : cells[..end]);
            }

            if (end < cells.Length)
            {
                straddles.Add((slice, cells[end..]));
            }
        }

        return (finest, straddles);
    }

    private static List<BlockChange> Straddles(
        SliceNumbers slices, int place, List<(int Slice, CodedCell[] Cells)> straddles, ref (CodedCell[] From, CodedCell[] To) room)
    {
        var changes = new List<BlockChange>();
        foreach (var some in straddles.Where(one => RollUp.All[place].Holds(slices[one.Slice])).GroupBy(one => slices.RolledUp(one.Slice, place), one => one.Cells).OrderBy(some => some.Key))
        {
            changes.AddRange(BlockChange.Cut(some.Key, CellSums.Of([.. some], ref room), withGroups: false).Select(change => change with { Table = CellTable.RollUpStraddle }));
        }

        return changes;
    }

    private static IEnumerable<IGrouping<int, CodedCell[]>> GroupedBy(SliceNumbers slices, int place, IReadOnlyDictionary<int, CodedCell[]> finer) =>
        finer.GroupBy(one => slices.RolledUp(one.Key, place), one => one.Value);

    private static IEnumerable<BlockChange> Cut(IReadOnlyDictionary<int, CodedCell[]> cells, bool withGroups) =>
        cells.OrderBy(one => one.Key).SelectMany(one => BlockChange.Cut(one.Key, one.Value, withGroups));
}
