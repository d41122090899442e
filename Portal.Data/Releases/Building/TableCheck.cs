using Portal.Data.Disclosure;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>Whether the tables that people read say what the files say that were attacked: no hidden number stands in them, no other number either.</summary>
internal static class TableCheck
{
    /// <param name="tables">Tables as they would be published.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="release">What was attacked.</param>
    /// <param name="wasPublished">Whether a number was published of a cell before, or is the sum of such numbers.</param>
    internal static IEnumerable<DisclosureFailure> Check(
        IEnumerable<ReleaseTable> tables, ReleasePlan plan, PublicRelease release, Func<string, decimal, bool> wasPublished)
    {
        var totals = plan.Programme.Dimensions.Select(dimension => (dimension.Id, Total: dimension.Total.Id)).ToArray();
        foreach (var table in tables)
        {
            int[] axes = [.. totals.Select(one => table.Dimensions.ToList().FindIndex(dimension => dimension.Id == one.Id))];
            foreach (var cell in table.Cells.Where(cell => cell.Value is not null && MeasureCatalogue.Find(cell.Measure)?.Kind is MeasureKind.Count or MeasureKind.Hours))
            {
                if (!ReleasePeriod.TryParse(cell.Codes[^1], out var period))
                {
                    yield return new DisclosureFailure("table-differs", $"{table.Id}", $"{cell.Codes[^1]} is no period.");
                    continue;
                }

                var id = AmountFamily.CellId(PositionSet.Id(axes.Select((axis, d) => axis < 0 ? totals[d].Total : cell.Codes[axis]), period), MeasureCatalogue.AmountsOf(cell.Measure)[^1]);
                var isRight = cell.IsCarried ? wasPublished(id, cell.Value!.Value) : release.Cells.TryGetValue(id, out var value) ? value == cell.Value : cell.Value == 0;
                if (!isRight)
                {
                    yield return new DisclosureFailure("table-differs", $"{table.Id} {id}", "The table shows another number than the one that was attacked, or one that is hidden.");
                }
            }
        }
    }
}
