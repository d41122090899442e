using NodaTime;
using NodaTime.Text;

namespace Portal.Data.Releases.Plans;

/// <summary>Which tables and periods a release brings.</summary>
public static class ReleasePlanner
{
    /// <summary>The plan of the release of a month.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="month">The newest month; it must be over at <paramref name="asOf"/>.</param>
    /// <param name="isFirst">Whether nothing of this programme was published before, so that older periods come along.</param>
    /// <param name="asOf">A; fractions of a second are cut off.</param>
    /// <param name="knownAt">K; likewise.</param>
    /// <param name="version">1, or one more than the version that it corrects.</param>
    /// <param name="reason">Why there is a correction.</param>
    public static ReleasePlan Plan(Programme programme, ReleasePeriod month, bool isFirst, Instant asOf, Instant knownAt, int version, string? reason) => new()
    {
        Release = ReleaseId.Of(programme.Id, month),
        Version = version,
        AsOf = Text(asOf),
        KnownAt = Text(knownAt),
        Reason = reason,
        Tables =
        [
            .. programme.Tables
                .Select(table => new PlannedTable(table.Id, [.. Periods(programme, table.Frequency, month, isFirst).Select(period => period.ToString())]))
                .Where(table => table.Periods.Count > 0),
        ],
        Programme = programme,
    };

    private static IEnumerable<ReleasePeriod> Periods(Programme programme, Frequency frequency, ReleasePeriod month, bool isFirst)
    {
        var holding = ReleasePeriod.Holding(frequency, month.FirstMonth);
        var ends = holding.FirstMonth + holding.Months == month.FirstMonth + 1;
        var newest = ends ? holding : holding.Plus(-1);
        if (isFirst)
        {
            var count = programme.FirstReleaseBrings.GetValueOrDefault(frequency, 1);
            return Enumerable.Range(1 - count, count).Select(newest.Plus);
        }

        return ends ? [newest] : [];
    }

    private static string Text(Instant instant) => InstantPattern.ExtendedIso.Format(Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds()));
}
