using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Disclosure;
using Portal.Data.Measures;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>
/// The time by which a share of the items was gone, as a stretch of the grid that no one provider group can move: with any group left
/// out the same stretch must come out, or one of two neighbours, which are then shown as one.
/// </summary>
internal static class TimeBins
{
    private const int FewestBeyond = 5;

    /// <summary>The cell of each quantile of <see cref="MeasureCatalogue.Bins"/>, by id.</summary>
    internal static IReadOnlyDictionary<string, ReleaseCell> Of(IEnumerable<CountedItem> items, ReleasePeriod period, Instant asOf, PlanRules rules, ReleaseCell blank)
    {
        var window = new SliceWindow(period.From, period.To, asOf);
        var curves = items.GroupBy(item => item.Group, StringComparer.Ordinal)
            .Select(group => group.Select(item => RemovalTimes.ObservationInPeriod(item.Item.State, window)).OfType<SurvivalObservation>().ToArray())
            .Where(group => group.Length > 0)
            .ToArray();
        var (count, events) = (curves.Sum(group => group.Length), curves.Sum(group => group.Count(one => one.IsEvent)));
        if (count < rules.MinimumCount || events < rules.MinimumCount || curves.Length < rules.MinimumGroups)
        {
            return MeasureCatalogue.Bins.Keys.ToDictionary(id => id, id => blank with { Measure = id, Status = CellStatus.Unreliable }, StringComparer.Ordinal);
        }

        // Leaving a group out must not move the start of the curve, only the curve
        var start = RemovalTimes.StartOf([.. curves.SelectMany(group => group)]);
        SurvivalObservation[][] seen = [.. curves.Select(group => group.Select(one => start > 0 ? RemovalTimes.From(one, start) : one).OfType<SurvivalObservation>().ToArray())];

        // Of each curve only its stretches are kept: a curve for each group left out would be many times what is counted
        var stretches = Enumerable.Range(-1, seen.Length + 1).Select(left => StretchesOf(KaplanMeier.Estimate(seen.Where((_, group) => group != left).SelectMany(group => group)))).ToArray();
        return MeasureCatalogue.Bins.ToDictionary(
            bin => bin.Key,
            bin => count * (1 - bin.Value) < FewestBeyond
                ? blank with { Measure = bin.Key, Status = CellStatus.Unreliable }
                : Of([.. stretches.Select(one => one[bin.Key])], blank with { Measure = bin.Key }),
            StringComparer.Ordinal);
    }

    private static ReleaseCell Of(int?[] stretches, ReleaseCell blank)
    {
        if (stretches.Any(stretch => stretch is null) || stretches.Max() - stretches.Min() > 1)
        {
            return blank with { Status = CellStatus.Unreliable };
        }

        var (low, high, name) = TimeGrid.Of(stretches.Min()!.Value, stretches.Max()!.Value);
        return blank with { Status = CellStatus.Shown, Low = low, High = high, Band = name };
    }

    private static Dictionary<string, int?> StretchesOf(SurvivalCurve curve) =>
        MeasureCatalogue.Bins.ToDictionary(bin => bin.Key, bin => StretchOf(curve, bin.Value), StringComparer.Ordinal);

    /// <summary>Null where the curve never comes down so far.</summary>
    private static int? StretchOf(SurvivalCurve curve, double share) =>
        curve.Quantile(share).First is { } seconds ? TimeGrid.StretchOf(seconds) : null;
}
