using Portal.Data.Disclosure;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>
/// What a move of one period moves in the longer periods that it is part of: a sum moves as its parts do. Where every longer period is hidden that has a
/// hidden part, all sums of the longer period follow from those of the shorter ones, and a move that was possible in a month is possible in all. What
/// stands at the end of a period adds up to nothing; it moves as its months do all the same, because the sums that it stands in do. A correction holds
/// the same sums as what it corrects, so what was possible of one version often is of all at once, by the same amounts.
/// </summary>
internal sealed class LiftedMoves
{
    private readonly IReadOnlyDictionary<string, string> periodOf;
    private readonly ILookup<string, (string Whole, int Months, string[] Parts)> wholesOf;
    private readonly ILookup<string, (string Whole, ReleasePeriod Period)> unrelated;

    // Cells that hold another number in another version, with all their names
    private readonly Dictionary<string, string[]> versionsOf;

    /// <param name="joined">Hidden cells of all publications, and what is said about them.</param>
    /// <param name="periodOf">The period of each.</param>
    internal LiftedMoves(ProtectionProblem joined, IReadOnlyDictionary<string, string> periodOf)
    {
        this.periodOf = periodOf;
        var related = joined.Facts.Select(Read).OfType<(string Whole, int Months, string[] Parts)>().ToArray();
        wholesOf = related.SelectMany(whole => whole.Parts, (whole, part) => (part, whole)).ToLookup(pair => pair.part, pair => pair.whole, StringComparer.Ordinal);
        var known = related.Select(whole => whole.Whole).ToHashSet(StringComparer.Ordinal);
        unrelated = joined.Cells.Select(cell => (Whole: cell.Id, Period: PeriodOf(cell.Id))).Where(one => one.Period.Months > 1 && !known.Contains(one.Whole))
            .ToLookup(one => CellNames.SeriesOf(one.Whole), StringComparer.Ordinal);
        var ofMonths = joined.Cells.Where(cell => PeriodOf(cell.Id).Months == 1).Select(cell => CellNames.SeriesOf(cell.Id)).ToHashSet(StringComparer.Ordinal);
        versionsOf = joined.Cells.Select(cell => cell.Id).GroupBy(CellNames.WithoutVersion, StringComparer.Ordinal).Select(versions => versions.ToArray()).Where(versions => versions.Length > 1)
            .SelectMany(versions => versions, (versions, name) => (name, versions)).ToDictionary(one => one.name, one => one.versions, StringComparer.Ordinal);
        Inner = unrelated.Where(series => !ofMonths.Contains(series.Key)).SelectMany(series => series).Select(one => one.Whole).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Hidden cells of longer periods that no table of shorter ones has: what a month moves in them does not follow from sums over time.</summary>
    internal IReadOnlySet<string> Inner { get; }

    /// <summary>The move, and what it does in each period alone, each with the longer periods; and the same in all versions at once. None is checked.</summary>
    internal IEnumerable<KnownMove> Of(KnownMove move) => InAllVersions(move) is { } all ? OfVersions(move).Concat(OfVersions(all)) : OfVersions(move);

    private IEnumerable<KnownMove> OfVersions(KnownMove move)
    {
        yield return Lift(move);
        var periods = move.Cells.GroupBy(cell => periodOf[cell.Cell], StringComparer.Ordinal).ToArray();
        foreach (var period in periods.Where(_ => periods.Length > 1))
        {
            yield return Lift(new KnownMove([.. period]));
        }
    }

    /// <summary>The move with every version of a cell moving by the same amount; null where no other does, or where two versions move already.</summary>
    private KnownMove? InAllVersions(KnownMove move)
    {
        (string Cell, long Amount)[] all = [.. move.Cells.SelectMany(cell => versionsOf.TryGetValue(cell.Cell, out var versions) ? versions.Select(name => (name, cell.Amount)) : [cell])];
        return all.Length > move.Cells.Count && all.Select(cell => cell.Cell).Distinct(StringComparer.Ordinal).Count() == all.Length ? new KnownMove(all) : null;
    }

    private KnownMove Lift(KnownMove move)
    {
        var cells = move.Cells;
        var amounts = cells.ToDictionary(cell => cell.Cell, cell => cell.Amount, StringComparer.Ordinal);
        var lifted = new List<(string Cell, long Amount)>(cells);

        // A quarter before the year that it is part of
        var pending = new PriorityQueue<(string Whole, int Months, string[] Parts), int>();
        void Ask(string part)
        {
            foreach (var whole in wholesOf[part])
            {
                pending.Enqueue(whole, whole.Months);
            }
        }

        foreach (var (cell, _) in cells)
        {
            Ask(cell);
        }

        while (pending.TryDequeue(out var next, out _))
        {
            var amount = amounts.ContainsKey(next.Whole) ? 0 : next.Parts.Sum(part => amounts.GetValueOrDefault(part));
            if (amount != 0)
            {
                amounts[next.Whole] = amount;
                lifted.Add((next.Whole, amount));
                Ask(next.Whole);
            }
        }

        foreach (var series in cells.Where(cell => PeriodOf(cell.Cell).Months == 1).GroupBy(cell => CellNames.SeriesOf(cell.Cell), StringComparer.Ordinal))
        {
            foreach (var (whole, period) in unrelated[series.Key].Where(one => !amounts.ContainsKey(one.Whole)))
            {
                var amount = series.DistinctBy(cell => CellNames.WithoutVersion(cell.Cell)).Where(cell => PeriodOf(cell.Cell).FirstMonth is var month && month >= period.FirstMonth && month < period.FirstMonth + period.Months).Sum(cell => cell.Amount);
                if (amount != 0)
                {
                    lifted.Add((whole, amount));
                }
            }
        }

        return lifted.Count == cells.Count ? move : new KnownMove(lifted.ToArray());
    }

    private ReleasePeriod PeriodOf(string cell) => ReleasePeriod.TryParse(periodOf[cell], out var period) ? period : default;

    /// <summary>A relation over time: one longer period once, and its hidden parts once each; null for anything else that is said.</summary>
    private (string Whole, int Months, string[] Parts)? Read(PublishedFact fact)
    {
        var wholes = fact.Terms.Where(term => term.Coefficient == 1).Take(2).ToArray();
        return wholes.Length == 1 && fact.Terms.Count > 1 && fact.Terms.All(term => term.Coefficient is 1 or -1)
            && MonthsOf(wholes[0].Cell) is var months && fact.Terms.All(term => term.Coefficient == 1 || MonthsOf(term.Cell) < months)
            ? (wholes[0].Cell, months, [.. fact.Terms.Where(term => term.Coefficient == -1).Select(term => term.Cell)])
            : null;
    }

    private int MonthsOf(string cell) => PeriodOf(cell).Months;
}
