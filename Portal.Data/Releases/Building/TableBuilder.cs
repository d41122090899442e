using Portal.Data.Cube;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>From sums and a pattern to the tables as they are published.</summary>
internal sealed class TableBuilder(PositionSet positions, GroupSums sums, ReleasePattern pattern, IReadOnlyList<AttackInterval> intervals, IReadOnlyList<CountedItem> items, CarriedCells carried)
{
    private readonly Dictionary<string, AttackInterval> intervalOf = intervals.ToDictionary(interval => interval.Cell, StringComparer.Ordinal);

    /// <summary>Items by their finest place, so that a position need not look at each item.</summary>
    private readonly CountedItem[][] places = [.. items.GroupBy(item => string.Join('|', item.Paths.Select(path => path[0])), StringComparer.Ordinal).Select(place => place.ToArray())];

    internal IReadOnlyList<ReleaseTable> Build() => [.. positions.Tables.Select(Build)];

    private ReleaseTable Build((int[] Depths, ReleasePeriod[] Periods, HashSet<AmountFamily> Families, PlannedTable Table) planned)
    {
        var programme = positions.Plan.Programme;
        var table = programme.Tables.First(one => one.Id == planned.Table.Table);
        int[] axes = [.. Enumerable.Range(0, planned.Depths.Length).Where(d => planned.Depths[d] > 0)];
        return new ReleaseTable
        {
            Id = table.Id,
            Title = table.Title,
            Description = table.Description,
            Frequency = table.Frequency switch { Frequency.Year => "A", Frequency.Quarter => "Q", _ => "M" },
            Dimensions = [.. axes.Select(d => DimensionOf(positions.Trees[d], planned.Depths[d])), TimeOf(planned.Periods)],
            Measures = [.. table.Measures.Select(id => MeasureCatalogue.Find(id)!)],
            Cells =
            [
                .. Combinations(axes, planned.Depths).SelectMany(codes => planned.Periods.SelectMany(period =>
                    CellsAt(table, codes, [.. axes.Select(d => codes[d]), period.ToString()], period))),
            ],
            IsSynthetic = programme.IsSynthetic,
        };
    }

    private static Dimension DimensionOf(CodeTree tree, int depth) => new(
        tree.Dimension.Id,
        tree.Dimension.Title,
        tree.Dimension.Role,
        [.. tree.DownTo(depth).Select(code => new Code(code, tree.LabelOf(code), tree.ParentOf(code)))]);

    private static Dimension TimeOf(IEnumerable<ReleasePeriod> periods) =>
        new("period", "Period", DimensionRole.Time, [.. periods.Select(period => new Code(period.ToString(), period.ToString(), null))]);

    private IEnumerable<string[]> Combinations(int[] axes, int[] depths)
    {
        IEnumerable<string[]> heads = [[]];
        for (var d = 0; d < depths.Length; d++)
        {
            string[] codes = axes.Contains(d) ? [.. positions.Trees[d].DownTo(depths[d])] : [positions.Trees[d].Dimension.Total.Id];
            heads = heads.SelectMany(head => codes, (head, code) => (string[])[.. head, code]);
        }

        return heads;
    }

    private IEnumerable<ReleaseCell> CellsAt(ProgrammeTable table, string[] codes, string[] shown, ReleasePeriod period)
    {
        var position = PositionSet.Id(codes, period);
        IReadOnlyDictionary<string, ReleaseCell>? bins = null;
        foreach (var id in table.Measures)
        {
            var blank = new ReleaseCell { Codes = shown, Measure = id, Status = CellStatus.NotApplicable };
            var (amounts, kind) = (MeasureCatalogue.AmountsOf(id), MeasureCatalogue.Find(id)!.Kind);
            if (!positions.IsTold(AmountFamily.Of(amounts[0]), period))
            {
                yield return blank with { Status = CellStatus.NotYetKnown };
                continue;
            }

            var cell = kind switch
            {
                MeasureKind.Bin => (bins ??= BinsAt(codes, position, period, blank))[id],
                MeasureKind.Share => Share(blank, id, position, codes, period),
                _ => Plain(blank, amounts[^1], position),
            };
            yield return carried.Of(table.Id, cell, position, kind is MeasureKind.Bin or MeasureKind.Share ? null : amounts[^1]);
        }
    }

    private IReadOnlyDictionary<string, ReleaseCell> BinsAt(string[] codes, string position, ReleasePeriod period, ReleaseCell blank)
    {
        var status = StatusOf(position, Amount.Issued);
        return status is CellStatus.Shown && sums.Total(Amount.Issued, position) > 0
            ? TimeBins.Of(ItemsAt(codes), period, positions.Plan.AsOfInstant, positions.Plan.Programme.Rules, blank)
            : MeasureCatalogue.Bins.Keys.ToDictionary(bin => bin, bin => blank with { Measure = bin, Status = status is CellStatus.Shown ? blank.Status : status }, StringComparer.Ordinal);
    }

    private ReleaseCell Plain(ReleaseCell blank, Amount amount, string position)
    {
        var status = StatusOf(position, amount);
        if (status is CellStatus.Shown)
        {
            return blank with { Status = status, Value = sums.Total(amount, position) };
        }

        var interval = intervalOf.GetValueOrDefault(AmountFamily.CellId(position, amount));
        return blank with { Status = status, Low = interval?.Low, High = interval?.High };
    }

    private ReleaseCell Share(ReleaseCell blank, string id, string position, string[] codes, ReleasePeriod period)
    {
        var (over, under) = id == MeasureCatalogue.ReturnRate ? (Amount.Returned, Amount.Watched) : (Amount.OnTime, Amount.Due);

        // A correction may show one of the two and not the other
        var status = StatusOf(position, over) is not CellStatus.Shown and var hidden ? hidden : StatusOf(position, under);
        if (status is not CellStatus.Shown)
        {
            return under is Amount.Due && id == MeasureCatalogue.OnTimeRate ? Band(blank with { Status = status }, position) : blank with { Status = status };
        }

        var (part, whole) = (sums.Total(over, position), sums.Total(under, position));
        if (whole == 0)
        {
            return blank;
        }

        // Whole per cent would call 997 of 1,000 everybody
        var percent = decimal.Round(100m * part / whole, 0, MidpointRounding.AwayFromZero);
        if (id is MeasureCatalogue.OnTimeRateLow or MeasureCatalogue.OnTimeRateHigh)
        {
            var interval = OnTimeCounts.Of(ItemsAt(codes).Select(item => item.Item), new SliceWindow(period.From, period.To, positions.Plan.AsOfInstant)).Interval;
            var end = id == MeasureCatalogue.OnTimeRateLow ? interval.Lower : interval.Upper;
            return end is { } value
                ? blank with { Status = CellStatus.Shown, Value = (decimal)(id == MeasureCatalogue.OnTimeRateLow ? Math.Floor(value * 100) : Math.Ceiling(value * 100)) }
                : blank with { Status = CellStatus.Unreliable };
        }

        return percent switch
        {
            0 => blank with { Status = CellStatus.Shown, Low = 0, High = 1, Band = "less than 1" },
            100 => blank with { Status = CellStatus.Shown, Low = 99, High = 100, Band = "more than 99" },
            _ => blank with { Status = CellStatus.Shown, Value = percent },
        };
    }

    private ReleaseCell Band(ReleaseCell hidden, string position) => ReleaseProblemBuilder.BandAt(sums, position) switch
    {
        (true, _) => hidden with { Status = CellStatus.Shown, Low = ReleaseProblemBuilder.HighBandPercent, High = 100, Band = FormattableString.Invariant($"{ReleaseProblemBuilder.HighBandPercent} or more") },
        (_, true) => hidden with { Status = CellStatus.Shown, Low = 0, High = ReleaseProblemBuilder.LowBandPercent, Band = FormattableString.Invariant($"{ReleaseProblemBuilder.LowBandPercent} or less") },
        _ => hidden,
    };

    private IEnumerable<CountedItem> ItemsAt(string[] codes) =>
        places.Where(place => !codes.Where((code, d) => !place[0].Paths[d].Contains(code, StringComparer.Ordinal)).Any()).SelectMany(place => place);

    /// <summary>A position where nothing was counted holds a zero that everybody may see.</summary>
    private CellStatus StatusOf(string position, Amount amount) => pattern.Status.GetValueOrDefault(AmountFamily.CellId(position, amount)) switch
    {
        Disclosure.CellStatus.SuppressedPrimary => CellStatus.SuppressedPrimary,
        Disclosure.CellStatus.SuppressedSecondary => CellStatus.SuppressedSecondary,
        _ => CellStatus.Shown,
    };
}
