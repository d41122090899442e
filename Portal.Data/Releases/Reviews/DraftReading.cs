using System.Text;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Reviews;

/// <summary>A draft's files read for those who decide on it.</summary>
internal sealed class DraftReading
{
    private readonly Dictionary<string, (ProtectionCell Cell, Disclosure.CellStatus Status)> cells;
    private readonly IReadOnlyDictionary<string, (IReadOnlyList<string> Rules, CellLock Lock)> reasons;
    private readonly Programme programme;
    private readonly Dictionary<string, int> dimensionAt;

    internal DraftReading(byte[] plan, byte[] cells)
    {
        var (read, problems) = ReleasePlan.Read(Encoding.UTF8.GetString(plan));
        programme = read?.Programme ?? throw new InvalidDataException($"The plan of the draft can't be read: {problems[0].Message}");
        var text = Encoding.UTF8.GetString(cells);
        this.cells = InternalFiles.ReadCells(text, new SharedNames()).ToDictionary(one => one.Cell.Id, StringComparer.Ordinal);
        reasons = InternalFiles.ReadReasons(text);
        dimensionAt = programme.Dimensions.Select((dimension, at) => (dimension.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at, StringComparer.Ordinal);
    }

    /// <summary>The rules with their values.</summary>
    internal PlanRules Rules => programme.Rules;

    internal ProtectionCell? CellOf(string id) => cells.TryGetValue(id, out var found) ? found.Cell : null;

    internal (HidingKind Kind, IReadOnlyList<string> Rules) ReasonOf(string id)
    {
        if (!cells.TryGetValue(id, out var cell) || cell.Status is Disclosure.CellStatus.Shown)
        {
            return (HidingKind.None, []);
        }

        var (rules, _) = reasons.GetValueOrDefault(id, ([], CellLock.None));
        return cell.Status is Disclosure.CellStatus.SuppressedPrimary ? (HidingKind.Primary, rules)
            : rules.Contains(InternalFiles.HiddenBefore) ? (HidingKind.Locked, [])
            : (HidingKind.Secondary, []);
    }

    internal TableReview Review(ReleaseTable table) => new(table, [.. table.Cells.Select(cell => Review(table, cell))]);

    /// <summary>The true number behind a cell; null where it is no plain number.</summary>
    internal long? ValueOf(ReleaseTable table, CellReview cell) =>
        table.Measures.First(measure => measure.Id == cell.Cell.Measure).Kind is MeasureKind.Count ? CellOf(cell.Id)?.Value ?? 0 : null;

    private CellReview Review(ReleaseTable table, ReleaseCell cell)
    {
        var codes = programme.Dimensions.Select(dimension => dimension.Total.Id).ToArray();
        for (var at = 0; at < table.Dimensions.Count - 1; at++)
        {
            codes[dimensionAt[table.Dimensions[at].Id]] = cell.Codes[at];
        }

        var id = AmountFamily.CellId($"{string.Join('|', codes)}|{cell.Codes[^1]}", MeasureCatalogue.AmountsOf(cell.Measure)[^1]);
        if (cell.Status is CellStatus.Unreliable)
        {
            return new CellReview(cell, id, HidingKind.Unreliable, ["R6"]);
        }

        var (kind, rules) = cell.Status.IsHidden() ? ReasonOf(id) : (HidingKind.None, []);
        return new CellReview(cell, id, kind, rules);
    }
}
