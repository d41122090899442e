using System.Runtime.InteropServices;
using NodaTime;
using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>
/// Due cohorts of the slices that somebody may see, by UTC day of the limit: what charts over weeks and between providers need, out of
/// one reading. What was due today counts from tomorrow on.
/// </summary>
public sealed class DueCohorts
{
    private readonly Dictionary<DueSlice, SliceCells> slices;
    private readonly Instant now;
    private readonly Lazy<CellReading> all;
    private readonly Lazy<IReadOnlyList<(DueSlice Slice, DueCell[] Cells)>> due;

    /// <param name="slices">Due and cluster cells.</param>
    /// <param name="straddles">What notices add that lie in several of them, or in several months.</param>
    /// <param name="now">The present.</param>
    internal DueCohorts(Dictionary<DueSlice, SliceCells> slices, SliceCells straddles, Instant now)
    {
        (this.slices, this.now) = (slices, now);
        all = new(() => new CellReading(Sum([.. slices.Values, straddles]), now));
        due = new(() => [.. slices.Select(slice => (slice.Key, DueCell.Read(slice.Value)))]);
    }

    /// <summary>The due cohort of a window inside the stretch that was read, all slices together.</summary>
    public OnTimeCounts OnTime(SliceWindow window) => all.Value.OnTime(window.From, window.To);

    /// <summary>The same against the limit before extensions.</summary>
    public OnTimeCounts OnTimeAgainstOriginal(SliceWindow window) => all.Value.OnTime(window.From, window.To, original: true);

    /// <summary>On time and due of each full ISO week, in order and numbered as <see cref="IsoWeeks"/> says; those with nothing due are left out.</summary>
    public IReadOnlyList<WeekPoint> Weeks() => Weeks(due.Value.SelectMany(one => one.Cells));

    /// <summary>The same of each provider, by code.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<WeekPoint>> WeeksByProvider() => due.Value
        .GroupBy(one => one.Slice.Provider, one => one.Cells, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => Weeks(group.SelectMany(cells => cells)), StringComparer.Ordinal);

    /// <summary>On time and due of each provider in a window, by code; those with nothing due are left out.</summary>
    public IReadOnlyList<FunnelUnit> ByProvider(SliceWindow window)
    {
        var (first, end) = Days(window.From, window.To);
        var units = new SortedDictionary<string, (long OnTime, long Due)>(StringComparer.Ordinal);
        foreach (var (slice, cells) in due.Value)
        {
            var (onTime, n) = units.GetValueOrDefault(slice.Provider);
            foreach (var cell in cells)
            {
                var isInside = cell.Day >= first && cell.Day < end;
                (onTime, n) = isInside ? (onTime + (cell.IsOnTime ? cell.N : 0), n + cell.N) : (onTime, n);
            }

            units[slice.Provider] = (onTime, n);
        }

        return [.. units.Where(unit => unit.Value.Due > 0).Select(unit => new FunnelUnit(unit.Key, unit.Value.OnTime, unit.Value.Due))];
    }

    /// <summary>Late and due of each provider in each stratum of a window: category, rule and quarter of the limit, so that nobody is rewarded for easy cases.</summary>
    public IReadOnlyCollection<StratumCount> Strata(SliceWindow window)
    {
        (Instant From, long First, long End)[] quarters = [.. Quarters(window).Select(quarter => (quarter.From, Days(quarter.From, quarter.To).First, Days(quarter.From, quarter.To).End))];
        var strata = new List<StratumCount>();
        foreach (var (slice, cells) in due.Value)
        {
            foreach (var (from, first, end) in quarters)
            {
                var (late, n) = (0L, 0L);
                foreach (var cell in cells)
                {
                    var isInside = cell.Day >= first && cell.Day < end;
                    (late, n) = isInside ? (late + (cell.IsOnTime ? 0 : cell.N), n + cell.N) : (late, n);
                }

                if (n > 0)
                {
                    strata.Add(new StratumCount(slice.Provider, $"{slice.Category} {slice.Rule} {from}", late, n));
                }
            }
        }

        return strata;
    }

    private IReadOnlyList<WeekPoint> Weeks(IEnumerable<DueCell> cells)
    {
        var running = IsoWeeks.Of(UtcPeriods.DayOf(now).Day);
        var weeks = new Dictionary<long, (long OnTime, long Due)>();
        foreach (var cell in cells)
        {
            var week = IsoWeeks.Of(cell.Day);
            if (week < running)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(weeks, week, out _);
                sum = (sum.OnTime + (cell.IsOnTime ? cell.N : 0), sum.Due + cell.N);
            }
        }

        return [.. weeks.Where(week => week.Value.Due > 0).OrderBy(week => week.Key).Select(week => new WeekPoint(week.Key, week.Value.OnTime, week.Value.Due))];
    }

    private static IEnumerable<(Instant From, Instant To)> Quarters(SliceWindow window)
    {
        for (var from = window.From; from < window.To;)
        {
            var month = UtcPeriods.MonthOf(from);
            var next = Instant.Min(window.To, UtcPeriods.StartOfMonth(month - (month % 3) + 3));
            yield return (from, next);
            from = next;
        }
    }

    private (long First, long End) Days(Instant from, Instant to) => (UtcPeriods.DayOf(from).Day, UtcPeriods.DayOf(Instant.Min(to, now)).Day);

    private static SliceCells Sum(IEnumerable<SliceCells> some)
    {
        var sum = new SliceCells();
        foreach (var cells in some)
        {
            foreach (var table in (CellTable[])[CellTable.Due, CellTable.Cluster, CellTable.Straddle, CellTable.RollUpStraddle])
            {
                foreach (var (block, times) in cells.Blocks(table))
                {
                    sum.Add(block, times);
                }
            }
        }

        return sum;
    }
}
