namespace Portal.Data.Cube;

/// <summary>The changes of all kept slices: of the finest ones as they come, of each roll-up from the smallest finer one that is at hand.</summary>
internal static class RolledUpCells
{
    /// <summary>The finest slices, then each roll-up; slices by number.</summary>
    internal static IEnumerable<BlockChange> Of(SliceNumbers slices, IReadOnlyDictionary<int, CodedCell[]> finest)
    {
        foreach (var change in Cut(finest, withGroups: false))
        {
            yield return change;
        }

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

            // Only the smallest that later ones can follow from is worth its memory
            var later = RollUp.All.Skip(place + 1).ToList();
            summed.RemoveAll(one => !later.Exists(next => next.IsCoarserThan(one.RollUp) && summed.Where(other => next.IsCoarserThan(other.RollUp)).MinBy(other => other.Count) == one));
        }
    }

    private static IEnumerable<IGrouping<int, CodedCell[]>> GroupedBy(SliceNumbers slices, int place, IReadOnlyDictionary<int, CodedCell[]> finer) =>
        finer.GroupBy(one => slices.RolledUp(one.Key, place), one => one.Value);

    private static IEnumerable<BlockChange> Cut(IReadOnlyDictionary<int, CodedCell[]> cells, bool withGroups) =>
        cells.OrderBy(one => one.Key).SelectMany(one => BlockChange.Cut(one.Key, one.Value, withGroups));
}
