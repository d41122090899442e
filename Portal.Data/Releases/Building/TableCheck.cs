using Portal.Data.Disclosure;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>
/// Whether the tables that people read say what the files say that were attacked: no hidden number stands in them, no other number either, and
/// no share or stretch of time whose counts are not all shown.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="release">What was attacked.</param>
/// <param name="wasPublished">Whether a number was published of a cell before, or is the sum of such numbers.</param>
internal sealed class TableCheck(ReleasePlan plan, PublicRelease release, Func<string, decimal, bool> wasPublished)
{
    private readonly (string Id, string Total)[] totals = [.. plan.Programme.Dimensions.Select(dimension => (dimension.Id, dimension.Total.Id))];
    private readonly HashSet<(string Cell, bool IsHigh)> bands = [.. release.Facts
        .Where(fact => fact.Terms is [(_, 100), (_, -ReleaseProblemBuilder.HighBandPercent or -ReleaseProblemBuilder.LowBandPercent)])
        .Select(fact => (fact.Terms[0].Cell, fact.Lower is not null))];

    /// <summary>Every cell that says something else.</summary>
    internal IEnumerable<DisclosureFailure> Check(IEnumerable<ReleaseTable> tables)
    {
        foreach (var table in tables)
        {
            int[] axes = [.. totals.Select(one => table.Dimensions.ToList().FindIndex(dimension => dimension.Id == one.Id))];
            foreach (var cell in table.Cells.Where(cell => cell.Status is CellStatus.Shown))
            {
                if (!ReleasePeriod.TryParse(cell.Codes[^1], out var period) || MeasureCatalogue.Find(cell.Measure) is not { } measure)
                {
                    yield return new DisclosureFailure("table-differs", table.Id, $"{cell.Codes[^1]} {cell.Measure} is no period or no measure.");
                    continue;
                }

                var position = PositionSet.Id(axes.Select((axis, d) => axis < 0 ? totals[d].Total : cell.Codes[axis]), period);
                var why = measure.Kind switch
                {
                    MeasureKind.Share => cell.IsCarried || IsShare(cell, position) ? null : "a share that does not follow from shown counts",
                    MeasureKind.Bin => cell.IsCarried || IsStretch(cell, position) ? null : "a stretch of time where its items are hidden, or one that is none of the grid",
                    _ => IsNumber(cell, AmountFamily.CellId(position, MeasureCatalogue.AmountsOf(cell.Measure)[^1])) ? null : "another number than the one that was attacked, or one that is hidden",
                };
                if (why is not null)
                {
                    yield return new DisclosureFailure("table-differs", $"{table.Id} {position} {cell.Measure}", $"The table shows {why}.");
                }
            }
        }
    }

    private bool IsNumber(ReleaseCell cell, string id) => cell.Value is { } number
        && (cell.IsCarried ? wasPublished(id, number) : release.Cells.TryGetValue(id, out var value) ? value == number : number == 0);

    private bool IsShare(ReleaseCell cell, string position)
    {
        var amounts = MeasureCatalogue.AmountsOf(cell.Measure).Select(amount => AmountFamily.CellId(position, amount)).ToArray();
        var counts = amounts.Select(id => release.Cells.TryGetValue(id, out var value) ? value : 0).ToArray();
        if (counts.Any(count => count is null))
        {
            return cell is { Measure: MeasureCatalogue.OnTimeRate, Value: null }
                && bands.Contains((AmountFamily.CellId(position, Amount.OnTime), cell.Low == ReleaseProblemBuilder.HighBandPercent));
        }

        // The number below stands first in the catalogue, the number above second
        var (whole, part) = (counts[0], counts[1]);
        return whole > 0 && (cell.Measure is MeasureCatalogue.OnTimeRateLow or MeasureCatalogue.OnTimeRateHigh
            || cell.Value is not { } percent || percent == decimal.Round(100m * part!.Value / whole.Value, 0, MidpointRounding.AwayFromZero));
    }

    private bool IsStretch(ReleaseCell cell, string position) =>
        release.Cells.GetValueOrDefault(AmountFamily.CellId(position, Amount.Issued)) is > 0 && cell.Value is null && TimeGrid.IsStretch(cell.Low, cell.High, cell.Band);
}
