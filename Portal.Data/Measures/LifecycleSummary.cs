using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Measures;

/// <summary>
/// The counts and clocks of a set of compact notices as of A. Identity on every set:
/// issued = void + pre-resolved + resolved + released + open and overdue + open and not due.
/// </summary>
public sealed class LifecycleSummary
{
    private readonly Instant asOf;
    private readonly LifecycleNotice[] measured;

    /// <summary>Summarises notices folded as of <paramref name="asOf"/>.</summary>
    public LifecycleSummary(IReadOnlyList<LifecycleNotice> notices, Instant asOf)
    {
        this.asOf = asOf;
        measured = [.. notices.Where(notice => notice.IsMeasured)];
        Issued = notices.Count;
        Void = notices.Count(notice => notice.IsVoid);
        PreResolved = notices.Count(notice => notice.IsPreResolved);
        RemovalCurve = KaplanMeier.Estimate(measured.Select(Observe));
    }

    /// <summary>All notices whose issue is known.</summary>
    public int Issued { get; }

    /// <summary>Withdrawn as never valid, or dispute upheld.</summary>
    public int Void { get; }

    /// <summary>Gone before the issue.</summary>
    public int PreResolved { get; }

    /// <summary>The notices in the performance figures.</summary>
    public int Measured => measured.Length;

    /// <summary>Removed.</summary>
    public int Resolved => measured.Count(notice => notice.RemovedAt is not null);

    /// <summary>Taken from the provider before any removal, without fault.</summary>
    public int Released => measured.Count(notice => notice.ReleasedAt is not null);

    /// <summary>Open with the deadline before A.</summary>
    public int OpenOverdue => measured.Count(notice => notice.IsOpen && IsDue(notice));

    /// <summary>Open with the deadline at A or later.</summary>
    public int OpenNotDue => measured.Count(notice => notice.IsOpen && !IsDue(notice));

    /// <summary>Removed at or before the deadline in force.</summary>
    public int ResolvedOnTime => measured.Count(notice => notice.IsOnTime);

    /// <summary>Removed after it.</summary>
    public int ResolvedLate => Resolved - ResolvedOnTime;

    /// <summary>Released after the deadline had passed.</summary>
    public int ReleasedAfterDeadline => measured.Count(notice => notice.IsReleasedLate);

    /// <summary>With an open dispute, a flag on top of the state.</summary>
    public int Disputed => measured.Count(notice => notice.IsDisputed);

    /// <summary>The rate to publish: of those due before A, less those released in time, how many were removed in time.</summary>
    public OnTimeCount DueCohort
    {
        get
        {
            var due = measured.Where(notice => IsDue(notice) && !(notice.ReleasedAt <= notice.DeadlineAt)).ToList();
            return new(due.Count(notice => notice.IsOnTime), due.Count);
        }
    }

    /// <summary>The optimistic variant, for contrast only: it counts a fast item at once and a slow one only when it is late.</summary>
    public OnTimeCount Decided => new(ResolvedOnTime, Resolved + OpenOverdue + ReleasedAfterDeadline);

    /// <summary>Acknowledged, and not after the removal.</summary>
    public int AcknowledgedInTime => measured.Count(notice => notice.AcknowledgedAt is not null) - AcknowledgedAfterRemoval;

    /// <summary>Acknowledged only after the removal.</summary>
    public int AcknowledgedAfterRemoval => measured.Count(notice => notice.AcknowledgedAt > notice.RemovedAt);

    /// <summary>Never acknowledged.</summary>
    public int NotAcknowledged => measured.Count(notice => notice.AcknowledgedAt is null);

    /// <summary>Items in a spell online at A.</summary>
    public int CurrentlyOnline => measured.Count(notice => notice.Spells.Count > 0 && notice.Spells[^1].To is null);

    /// <summary>Spells online after the first removal.</summary>
    public int Reappearances => measured.Sum(notice => notice.Spells.Count - 1);

    /// <summary>Items with at least one of them.</summary>
    public int ItemsWithReappearance => measured.Count(notice => notice.Spells.Count > 1);

    /// <summary>Product-limit curve of the seconds from issue to removal; open ones censored at A, released ones at the release.</summary>
    public SurvivalCurve RemovalCurve { get; }

    /// <summary>Mean seconds of the closed ones alone, for contrast only; null when none is closed.</summary>
    public double? NaiveMeanSeconds => Resolved == 0
        ? null
        : measured.Where(notice => notice.RemovedAt is not null).Sum(notice => Observe(notice).Exit) / Resolved;

    /// <summary>Time online inside [from, to), all spells.</summary>
    public Duration Exposure(Instant from, Instant to) => Sum(measured.SelectMany(notice => notice.Spells)
        .Select(spell => Overlap(spell.From, spell.To, from, Instant.Min(to, asOf))));

    /// <summary>Time online after the deadline, first spell only: what keeping the limit would have saved.</summary>
    public Duration OverdueExposure => Sum(measured
        .Select(notice => Overlap(notice.DeadlineAt, notice.RemovedAt ?? notice.ReleasedAt, notice.IssuedAt, asOf)));

    /// <summary>Clocks running at an instant: issued at or before it, neither removed nor released at or before it.</summary>
    public int OpenAt(Instant instant) => measured.Count(notice =>
        notice.IssuedAt <= instant && !(notice.RemovedAt <= instant) && !(notice.ReleasedAt <= instant));

    /// <summary>What came and went in (after, until].</summary>
    public LifecycleFlow Flow(Instant after, Instant until)
    {
        return new(
            measured.Count(notice => IsWithin(notice.IssuedAt)),
            measured.Count(notice => IsWithin(notice.RemovedAt)),
            measured.Count(notice => IsWithin(notice.ReleasedAt)));

        bool IsWithin(Instant? instant) => instant > after && instant <= until;
    }

    private bool IsDue(LifecycleNotice notice) => notice.DeadlineAt < asOf;

    private SurvivalObservation Observe(LifecycleNotice notice) => new(
        ((notice.RemovedAt ?? notice.ReleasedAt ?? asOf) - notice.IssuedAt).TotalSeconds,
        notice.RemovedAt is not null);

    private static Duration Overlap(Instant start, Instant? end, Instant from, Instant to)
    {
        var length = (end is { } known ? Instant.Min(known, to) : to) - Instant.Max(start, from);
        return length > Duration.Zero ? length : Duration.Zero;
    }

    private static Duration Sum(IEnumerable<Duration> durations) => durations.Aggregate(Duration.Zero, (sum, one) => sum + one);
}
