using NodaTime;

namespace Portal.Data.Notices;

/// <summary>How reports of removals arrive, and what in them points nowhere.</summary>
/// <param name="Notices">Notices that were read.</param>
/// <param name="Reports">Reports of a removal, or of a check that no longer found the item, of events old enough.</param>
/// <param name="Delay">
/// 99 of 100 such reports of every source were known so long after the removal: what ended more recently is provisional. Null where it can't be estimated.
/// </param>
/// <param name="Because">Why there is no delay; null where there is one.</param>
/// <param name="Corrections">Corrections and retractions.</param>
/// <param name="UnknownTargets">Those of them that name an event which their notice does not have: kept, and without effect.</param>
public sealed record ReportQuality(int Notices, int Reports, Duration? Delay, string? Because, int Corrections, int UnknownTargets)
{
    /// <summary>Reports of a source that its 99th percentile needs.</summary>
    public const int LeastReports = 100;

    /// <summary>A delay of more is a bulk load of history, and says nothing of how reports usually arrive.</summary>
    public static readonly Duration LongestDelay = Duration.FromDays(90);

    private const double Share = 0.99;

    /// <summary>Whether what ended at an instant may still change by late reports, as seen from a later one.</summary>
    public bool IsProvisional(Instant ended, Instant look) => ended + (Delay ?? Duration.Zero) > look;

    /// <summary>Reads the events of some notices.</summary>
    /// <param name="notices">The events of each.</param>
    /// <param name="before">Only what happened before counts for the delay: its late reports are in.</param>
    /// <example>Reports known 1 to 100 h after the removal: 99 of 100 had arrived after 99 h.</example>
    public static ReportQuality Of(IReadOnlyCollection<IReadOnlyList<NoticeEvent>> notices, Instant before)
    {
        var delays = notices.SelectMany(notice => notice)
            .Where(one => one.Type is EventType.Removed or EventType.Gone && one.OccurredAt <= before)
            .ToLookup(one => one.Source, one => one.RecordedAt - one.OccurredAt, StringComparer.Ordinal);
        var targeted = notices.Select(notice => (
            Known: notice.Select(one => (one.Source, one.EventId)).ToHashSet(),
            Named: notice.Where(one => one.Type is EventType.Corrected or EventType.Retracted).Select(one => (one.Source, EventId: one.Target ?? "")).ToArray())).ToArray();
        var reports = delays.Sum(source => source.Count());
        Duration[] slowest = [.. delays.Where(source => source.Count() >= LeastReports).Select(SlowestOfHundred)];
        var because = slowest.Length == 0 ? "fewer than 100 reports of removals are old enough"
            : slowest.Max() > LongestDelay ? "a source loaded its history at once, so its usual delay does not show"
            : null;
        return new ReportQuality(
            notices.Count,
            reports,
            because is null ? Duration.Max(Duration.Zero, slowest.Max()) : null,
            because,
            targeted.Sum(notice => notice.Named.Length),
            targeted.Sum(notice => notice.Named.Count(named => !notice.Known.Contains(named))));
    }

    private static Duration SlowestOfHundred(IEnumerable<Duration> delays)
    {
        Duration[] sorted = [.. delays.Order()];
        return sorted[(int)Math.Ceiling(Share * sorted.Length) - 1];
    }
}
