using NodaTime;

namespace Portal.Data.Measures;

/// <summary>
/// Availability: E(W) = sum over spells of their overlap with the window W, the integral over W of the number online.
/// Exactly additive over providers, countries and days.
/// </summary>
/// <param name="BeforeNotice">From first seen to the notice.</param>
/// <param name="BeforeDeadline">From the notice to the deadline; all of it where no limit applies.</param>
/// <param name="AfterDeadline">After the deadline: what keeping the limit would have saved.</param>
public sealed record Exposure(Duration BeforeNotice, Duration BeforeDeadline, Duration AfterDeadline)
{
    /// <summary>Nothing online.</summary>
    public static Exposure None { get; } = new(Duration.Zero, Duration.Zero, Duration.Zero);

    /// <summary>All three together.</summary>
    public Duration Total => BeforeNotice + BeforeDeadline + AfterDeadline;

    /// <summary>Sums the spells inside [from, to); spells still running end at <paramref name="to"/>.</summary>
    public static Exposure Within(IEnumerable<ExposureItem> items, Instant from, Instant to) =>
        items.Select(item => Within(item, from, to)).Aggregate(None, (sum, one) => sum + one);

    /// <summary>
    /// Share of all time that comes from the longest tenth of items, the item on the border counted in part.
    /// Null without any time.
    /// </summary>
    public static double? ConcentrationOfSlowestTenth(IReadOnlyCollection<Duration> perItem)
    {
        double[] hours = [.. perItem.Select(duration => duration.TotalHours).OrderDescending()];
        var (left, top) = (hours.Length / 10.0, 0.0);
        foreach (var value in hours.TakeWhile(_ => left > 0))
        {
            top += value * Math.Min(1, left);
            left--;
        }

        return hours.Sum() is > 0 and var all ? top / all : null;
    }

    /// <summary>Adds part by part.</summary>
    public static Exposure operator +(Exposure left, Exposure right) => new(
        left.BeforeNotice + right.BeforeNotice,
        left.BeforeDeadline + right.BeforeDeadline,
        left.AfterDeadline + right.AfterDeadline);

    private static Exposure Within(ExposureItem item, Instant from, Instant to)
    {
        var end = item.To is { } known ? Instant.Min(known, to) : to;
        var start = Instant.Max(item.From, from);
        var deadline = item.DeadlineAt is { } limit ? Instant.Max(limit, item.NoticeAt) : end;
        return new(
            Length(start, Instant.Min(end, item.NoticeAt)),
            Length(Instant.Max(start, item.NoticeAt), Instant.Min(end, deadline)),
            Length(Instant.Max(start, deadline), end));
    }

    private static Duration Length(Instant start, Instant end) => end > start ? end - start : Duration.Zero;
}
