using NodaTime;
using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>
/// Due cohorts of the finest slices that somebody may see, by UTC day of the limit: what charts over weeks and between providers need, out of
/// one reading. What was due today counts from tomorrow on.
/// </summary>
public sealed class DueCohorts
{
    private readonly Dictionary<DueSlice, SliceCells> slices;
    private readonly Instant now;
    private readonly Lazy<CellReading> all;

    internal DueCohorts(Dictionary<DueSlice, SliceCells> slices, Instant now)
    {
        (this.slices, this.now) = (slices, now);
        all = new(() => Reading(slices.Values));
    }

    /// <summary>Codes of the providers that have any limit in the stretch that was read, ordinal.</summary>
    public IReadOnlyList<string> Providers => [.. slices.Keys.Select(slice => slice.Provider).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The cohorts of one provider.</summary>
    public DueCohorts Of(string provider) => new(slices.Where(slice => slice.Key.Provider == provider).ToDictionary(), now);

    /// <summary>The due cohort of a window inside the stretch that was read, all slices together.</summary>
    public OnTimeCounts OnTime(SliceWindow window) => all.Value.OnTime(window.From, window.To);

    /// <summary>The same against the limit before extensions.</summary>
    public OnTimeCounts OnTimeAgainstOriginal(SliceWindow window) => all.Value.OnTime(window.From, window.To, original: true);

    /// <summary>On time and due of each full ISO week from a Monday on, in order, weeks with nothing due among them.</summary>
    /// <param name="monday">The first day.</param>
    /// <param name="weeks">How many; each must have ended.</param>
    public IReadOnlyList<WeekPoint> Weeks(LocalDate monday, int weeks)
    {
        var first = UtcPeriods.DayOf(monday.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant()).Day;
        var (onTime, due) = (new long[weeks], new long[weeks]);
        foreach (var cells in slices.Values)
        {
            foreach (var cell in cells[CellTable.Due])
            {
                var week = (cell.At - first) / 7;
                if (cell.At >= first && week < weeks && cell.Kind is CellKind.OnTime or CellKind.Late or CellKind.Undetermined)
                {
                    onTime[week] += cell.Kind == CellKind.OnTime ? cell.Count.N : 0;
                    due[week] += cell.Count.N;
                }
            }
        }

        return [.. Enumerable.Range(0, weeks).Select(week => new WeekPoint(week, onTime[week], due[week]))];
    }

    /// <summary>On time and due of each provider in a window, by code; those with nothing due are left out.</summary>
    public IReadOnlyList<FunnelUnit> ByProvider(SliceWindow window) =>
    [
        .. slices.GroupBy(slice => slice.Key.Provider, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Counts: Reading(group.Select(slice => slice.Value)).OnTime(window.From, window.To)))
            .Where(one => one.Counts.Due > 0)
            .Select(one => new FunnelUnit(one.Key, one.Counts.OnTime, one.Counts.Due)),
    ];

    /// <summary>Late and due of each provider in each stratum of a window: category, rule and quarter of the limit, so that nobody is rewarded for easy cases.</summary>
    public IReadOnlyCollection<StratumCount> Strata(SliceWindow window) =>
    [
        .. Quarters(window).SelectMany(quarter => slices
            .GroupBy(slice => (slice.Key.Provider, slice.Key.Category, slice.Key.Rule))
            .Select(group => (group.Key, Counts: Reading(group.Select(slice => slice.Value)).OnTime(quarter.From, quarter.To)))
            .Where(one => one.Counts.Due > 0)
            .Select(one => new StratumCount(
                one.Key.Provider, $"{one.Key.Category} {one.Key.Rule} {quarter.From}", one.Counts.Due - one.Counts.OnTime, one.Counts.Due))),
    ];

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

    private CellReading Reading(IEnumerable<SliceCells> some)
    {
        var sum = new SliceCells();
        foreach (var cells in some)
        {
            foreach (var table in (CellTable[])[CellTable.Due, CellTable.Cluster])
            {
                foreach (ref readonly var cell in cells[table])
                {
                    sum.Add(table, cell);
                }
            }
        }

        return new CellReading(sum, now);
    }
}
