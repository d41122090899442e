using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>
/// Longer periods with cells that no table of months reaches, over months that hide more than one program can ask about: there the months' own moves
/// must carry the proof, and they do where every longer period is hidden that has a hidden part. Found out by trying, it would take as long again.
/// </summary>
/// <param name="Cells">Numbers of longer periods to hide from the start; empty where nothing is known before trying.</param>
/// <param name="IsTooMuch">Whether so much is hidden where no table of months reaches that a proof takes too long, and next to nothing would be shown.</param>
internal sealed record TiedPeriods(IReadOnlySet<string> Cells, bool IsTooMuch)
{
    /// <summary>Hidden cells of longer periods that no table of months reaches; with more, a proof takes minutes.</summary>
    private const int MostInside = 1_500;

    private static readonly TiedPeriods None = new(new HashSet<string>(), IsTooMuch: false);

    /// <summary>What is tied in a new release.</summary>
    /// <param name="plan">Its plan.</param>
    /// <param name="earlier">Everything published before.</param>
    /// <param name="problem">Its cells.</param>
    /// <param name="rules">What was shown and hidden before.</param>
    internal static TiedPeriods Of(ReleasePlan plan, IReadOnlyList<BuiltRelease> earlier, ReleaseProblem problem, CorrectionRules rules)
    {
        var months = earlier.Where(one => one.Overlaps(plan)).SelectMany(one => one.Public.Cells).Where(cell => CellNames.IsOfAMonth(cell.Key)).ToArray();
        var series = months.Select(cell => CellNames.SeriesOf(cell.Key)).ToHashSet(StringComparer.Ordinal);
        var inside = problem.Cells.Select(cell => cell.Id).Where(cell => !CellNames.IsOfAMonth(cell) && !series.Contains(CellNames.SeriesOf(cell))).ToHashSet(StringComparer.Ordinal);
        ReleasePeriod[] longer = [.. inside.Select(CellNames.PeriodOf).Distinct(StringComparer.Ordinal).Select(PeriodOf)];
        months = [.. months.Where(cell => Array.Exists(longer, period => period.Holds(PeriodOf(CellNames.PeriodOf(cell.Key)).FirstMonth)))];
        if (months.Length == 0)
        {
            return None;
        }

        var hidden = problem.Cells.Where(cell => cell.IsPrimary || rules.WasHidden(cell.Id)).Select(cell => cell.Id).ToHashSet(StringComparer.Ordinal);
        if (months.Count(cell => cell.Value is null) <= JoinedProof.FewCells)
        {
            return None with { IsTooMuch = inside.Count(hidden.Contains) > MostInside };
        }

        hidden.UnionWith(rules.TiedOverTime(hidden.Contains));

        // Two sums that move ask a cell inside both to move with them
        for (var size = -1; size < hidden.Count;)
        {
            size = hidden.Count;
            hidden.UnionWith([.. problem.Equations.Where(equation => hidden.Contains(equation.Total)).SelectMany(equation => equation.Parts).Where(inside.Contains)
                .GroupBy(cell => cell, StringComparer.Ordinal).Where(cell => cell.Skip(1).Any()).Select(cell => cell.Key)]);
        }

        // What an earlier version shows is known, whatever is hidden now
        return new TiedPeriods(
            hidden.Where(cell => !CellNames.IsOfAMonth(cell) && rules.LastShown(cell) is null).ToHashSet(StringComparer.Ordinal),
            inside.Count(hidden.Contains) > MostInside);
    }

    private static ReleasePeriod PeriodOf(string period) => ReleasePeriod.TryParse(period, out var parsed) ? parsed : default;
}
