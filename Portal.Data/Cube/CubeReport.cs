using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>Every measure of a slice as the stored cells give it.</summary>
public sealed record CubeReport
{
    /// <summary>The stretch of time and the instant of looking.</summary>
    public required SliceWindow Window { get; init; }

    /// <summary>Where the items issued in the window stand: exact.</summary>
    public required SliceCounts Counts { get; init; }

    /// <summary>Resolved items whose stop is the provider's own word: exact.</summary>
    public required int ClaimOnly { get; init; }

    /// <summary>What came in and went out: exact.</summary>
    public required SliceFlow Flow { get; init; }

    /// <summary>The due cohort: exact; the spread by notice of a notice with limits in two months counts in each.</summary>
    public required OnTimeCounts OnTime { get; init; }

    /// <summary>The same against the limit before extensions.</summary>
    public required OnTimeCounts OnTimeAgainstOriginal { get; init; }

    /// <summary>Response times of the period.</summary>
    public required CellEstimates Period { get; init; }

    /// <summary>Response times of the items received in the window.</summary>
    public required CellEstimates Cohort { get; init; }

    /// <summary>Acknowledgement of the items received in the window.</summary>
    public required Acknowledgement Acknowledgement { get; init; }

    /// <summary>What came back.</summary>
    public required CellReappearance Reappearance { get; init; }

    /// <summary>Item-hours online: exact to the second.</summary>
    public required AvailabilityHours Availability { get; init; }

    /// <summary>What is online at the look: exact.</summary>
    public required Backlog Backlog { get; init; }

    /// <summary>What a report without open items would say: for contrast.</summary>
    public required ClosedOnly ClosedOnly { get; init; }

    /// <summary>Ways out of the items received in the window. Computed when first read.</summary>
    public WaysOut WaysOut => LazyWaysOut.Value;

    /// <summary>What would come of open items whose limit is ahead. Computed when first read.</summary>
    public Projection Projection => LazyProjection.Value;

    /// <summary>True when any slice that was read holds synthetic notices.</summary>
    public required bool IsSynthetic { get; init; }

    /// <summary>Number of the last row of the ledger that these cells hold.</summary>
    public required long LedgerSeq { get; init; }

    /// <summary>Digest of the cells that were read, 32 hexadecimal digits: equal cells, equal digest, on any machine. Computed when first read.</summary>
    public string Digest => LazyDigest.Value;

    /// <summary>Share of the measured items issued in the window that are still online; null where there are too few for a percentage.</summary>
    public double? OpenShare => DisplayRules.WhyNoShare(Counts.Measured) is null ? (double)Counts.Open / Counts.Measured : null;

    /// <summary>Share of the removed items issued in the window whose removal somebody checked; null where there are too few for a percentage.</summary>
    public double? VerifiedShare => DisplayRules.WhyNoShare(Counts.Resolved) is null ? (double)(Counts.Resolved - ClaimOnly) / Counts.Resolved : null;

    private Lazy<string> LazyDigest { get; init; } = new("");

    private Lazy<WaysOut> LazyWaysOut { get; init; } = null!;

    private Lazy<Projection> LazyProjection { get; init; } = null!;

    internal static CubeReport Of(CellReading reading, SliceWindow window, bool isSynthetic, long seq, Func<string> digest)
    {
        var (now, open) = (window.AsOf, reading.Open);
        var onTime = reading.OnTime(window.From, window.To);
        var effect = onTime.DesignEffect ?? onTime.Sums.DesignEffect;
        var groups = new Lazy<(BucketCounts[] Periods, BucketCounts[] Cohorts)>(() => reading.Groups(window.From, window.To));
        var counts = reading.Period(window.From, window.To);
        var period = CellEstimates.Of(counts, () => groups.Value.Periods, DisplayRules.LeastAtRisk, effect);
        return new CubeReport
        {
            Window = window,
            Counts = CellCounts.Of(reading, window),
            ClaimOnly = reading.Flows(CellKind.IssuedClaimOnly, window.From, window.SeenTo),
            Flow = reading.Flow(window.From, window.SeenTo),
            OnTime = onTime,
            OnTimeAgainstOriginal = reading.OnTime(window.From, window.To, original: true),
            Period = period,
            ClosedOnly = ClosedOnly.Of(counts),
            Cohort = CellEstimates.Of(
                reading.Cohort(window.From, window.To), () => groups.Value.Cohorts, null, effect),
            Acknowledgement = CellAcknowledgement.Of(reading, window),
            Reappearance = CellReappearance.Of(reading, window),
            Availability = CellHours.Of(reading, window),
            Backlog = open.StandingAt(now).Backlog,
            IsSynthetic = isSynthetic,
            LedgerSeq = seq,
            LazyDigest = new(digest),
            LazyWaysOut = new(() => WaysOut.Of(reading, window)),
            LazyProjection = new(() => Projection.Of(open.StandingAt(now).LimitsAhead, period)),
        };
    }
}
