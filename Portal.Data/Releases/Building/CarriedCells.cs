using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>Figures of earlier versions that stand where the new ones must not: they tell nothing that was not known.</summary>
internal sealed class CarriedCells
{
    private readonly PatternSettlement settlement;
    private readonly StandingNumbers standing;
    private readonly bool isEmergency;
    private readonly Dictionary<(string Table, string Cell), ReleaseCell> before = [];

    /// <param name="input">What is built.</param>
    /// <param name="settlement">Its pattern.</param>
    /// <param name="release">What anybody will have of it.</param>
    internal CarriedCells(BuildInput input, PatternSettlement settlement, PublicRelease release)
    {
        standing = new StandingNumbers([.. input.Earlier.Select(one => (one.Plan, one.Public)), (input.Plan, release)]);
        this.settlement = settlement;
        isEmergency = input.Plan.IsEmergency == true;
        foreach (var planned in input.Plan.Tables)
        {
            foreach (var cell in input.Corrected?.ReadTable(planned.Table)?.Cells ?? [])
            {
                before[(planned.Table, Key(cell))] = cell;
            }
        }
    }

    /// <summary>The cell as it may be published.</summary>
    /// <param name="table">Id of the table.</param>
    /// <param name="cell">The cell as its new number and the pattern make it.</param>
    /// <param name="position">Its position.</param>
    /// <param name="amount">The amount that it shows; null for what is no plain number.</param>
    internal ReleaseCell Of(string table, ReleaseCell cell, string position, Amount? amount)
    {
        var id = amount is { } plain ? AmountFamily.CellId(position, plain) : null;
        if (id is not null && cell.Status.IsHidden() && !isEmergency && SumOfParts(id) is { } sum)
        {
            return cell with { Status = CellStatus.Shown, Value = sum, Low = null, High = null, IsCarried = true };
        }

        var isMovedBin = false;
        if (before.TryGetValue((table, Key(cell)), out var old) && old.Status is CellStatus.Shown)
        {
            // A stretch of time moves with times, which the hours of the same place sum up: it may move where they visibly moved
            isMovedBin = cell.Status is CellStatus.Shown && MeasureCatalogue.Bins.ContainsKey(cell.Measure) && cell.Band != old.Band
                && !settlement.IsShownAnew(AmountFamily.CellId(position, Amount.Hours));
            if (!isEmergency && (cell.Status.IsHidden() || isMovedBin) && !(id is not null && old.IsCarried && !settlement.WasShown(id)))
            {
                return old with { IsCarried = true };
            }
        }

        return isMovedBin ? cell with { Status = CellStatus.Suppressed, Low = null, High = null, Band = null } : cell;
    }

    /// <summary>
    /// What stands in place of a hidden number of a longer period that no version showed and whose parts all have one; null where none does. Whether the
    /// true number differs, or is hidden for another one that does, is not said.
    /// </summary>
    private long? SumOfParts(string cell) => settlement.WasShown(cell) ? null : standing.SumsOfParts(cell).Select(sum => (long?)sum).FirstOrDefault();

    private static string Key(ReleaseCell cell) => $"{string.Join('|', cell.Codes)}:{cell.Measure}";
}
