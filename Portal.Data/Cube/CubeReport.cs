using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>Every measure of a slice as the stored cells give it. Each is computed when first read: a list of many slices reads few of them.</summary>
public sealed class CubeReport : ISliceMeasures
{
    private readonly CellReading reading;
    private readonly Func<string> digestOf;

    internal CubeReport(CellReading reading, SliceWindow window, bool isSynthetic, long seq, Func<string> digestOf)
    {
        (this.reading, this.digestOf) = (reading, digestOf);
        (Window, IsSynthetic, LedgerSeq) = (window, isSynthetic, seq);
    }

    /// <summary>The stretch of time and the instant of looking.</summary>
    public SliceWindow Window { get; }

    /// <summary>True when any slice that was read holds synthetic notices.</summary>
    public bool IsSynthetic { get; }

    /// <summary>Number of the last row of the ledger that these cells hold.</summary>
    public long LedgerSeq { get; }

    /// <summary>Whether nothing of the slice became known after the instant of knowing that was asked for, so that single items are at hand as they were known then.</summary>
    public bool IsAsKnownNow { get; internal init; } = true;

    /// <summary>Where the items issued in the window stand: exact.</summary>
    public SliceCounts Counts => field ??= CellCounts.Of(reading, Window);

    /// <summary>Resolved items whose stop is the provider's own word: exact.</summary>
    public int ClaimOnly => reading.Flows(CellKind.IssuedClaimOnly, Window.From, Window.SeenTo);

    /// <inheritdoc cref="Slice.SkewCorrected"/>
    public int SkewCorrected => reading.Flows(CellKind.IssuedSkewCorrected, Window.From, Window.SeenTo);

    /// <inheritdoc cref="Slice.LimitBeforeStart"/>
    public int LimitBeforeStart => reading.Flows(CellKind.IssuedLimitBeforeStart, Window.From, Window.SeenTo);

    /// <inheritdoc cref="Slice.DatedAhead"/>
    public int DatedAhead => reading.Flows(CellKind.IssuedDatedAhead, Window.From, Window.SeenTo);

    /// <summary>Share of the measured items issued in the window that are <see cref="SkewCorrected"/>; null where there are too few for a percentage.</summary>
    public double? SkewShare => DisplayRules.WhyNoShare(Counts.Measured) is null ? (double)SkewCorrected / Counts.Measured : null;

    /// <summary>What came in and went out: exact.</summary>
    public SliceFlow Flow => field ??= reading.Flow(Window.From, Window.SeenTo);

    /// <summary>The due cohort: exact, with the sums by notice that its interval rests on.</summary>
    public OnTimeCounts OnTime => field ??= reading.OnTime(Window.From, Window.To);

    /// <summary>The same against the limit before extensions.</summary>
    public OnTimeCounts OnTimeAgainstOriginal => field ??= reading.OnTime(Window.From, Window.To, original: true);

    /// <summary>Response times of the period.</summary>
    public CellEstimates Period => field ??= CellEstimates.Of(
        reading.Period(Window.From, Window.To), () => reading.Groups(Window.From, Window.To).Periods, DisplayRules.LeastAtRisk, Effect);

    /// <summary>Response times of the items received in the window.</summary>
    public CellEstimates Cohort => field ??= CellEstimates.Of(
        reading.Cohort(Window.From, Window.To), () => reading.Groups(Window.From, Window.To).Cohorts, null, Effect);

    /// <summary>Acknowledgement of the items received in the window.</summary>
    public Acknowledgement Acknowledgement => field ??= CellAcknowledgement.Of(reading, Window, OnTime);

    /// <summary>What came back.</summary>
    public CellReappearance Reappearance => field ??= CellReappearance.Of(reading, Window, OnTime.WidestEffect);

    /// <summary>Item-hours online: exact to the second.</summary>
    public AvailabilityHours Availability => field ??= CellHours.Of(reading, Window);

    /// <summary>What is online at the look: exact.</summary>
    public Backlog Backlog => reading.Open.StandingAt(Window.AsOf).Backlog;

    /// <summary>What a report without open items would say: for contrast.</summary>
    public ClosedOnly ClosedOnly => field ??= ClosedOnly.Of(reading.Period(Window.From, Window.To));

    /// <summary>Little's law: what the flows say of the mean time online, beside the closed items.</summary>
    public LittleCheck Little => field ??= LittleCheck.Of(Window, reading.ExposureMicros(Window.From, Window.SeenTo), Flow, ClosedOnly.Mean);

    /// <summary>Ways out of the items received in the window.</summary>
    public WaysOut WaysOut => field ??= WaysOut.Of(reading, Window, OnTime);

    /// <summary>What would come of open items whose limit is ahead.</summary>
    public Projection Projection => field ??= Projection.Of(reading.Open.StandingAt(Window.AsOf).LimitsAhead, Period);

    /// <summary>Digest of the cells that were read, 32 hexadecimal digits: equal cells, equal digest, on any machine.</summary>
    public string Digest => field ??= digestOf();

    /// <summary>Share of the measured items issued in the window that are still online; null where there are too few for a percentage.</summary>
    public double? OpenShare => DisplayRules.WhyNoShare(Counts.Measured) is null ? (double)Counts.Open / Counts.Measured : null;

    /// <summary>Share of the removed items issued in the window whose removal somebody checked; null where there are too few for a percentage.</summary>
    public double? VerifiedShare => DisplayRules.WhyNoShare(Counts.Resolved) is null ? (double)(Counts.Resolved - ClaimOnly) / Counts.Resolved : null;

    /// <inheritdoc/>
    public double? ShareOfSlowestTenth => null;

    /// <inheritdoc/>
    public string WhyNoShareOfSlowestTenth => "cells don't keep the hours of single items; ask for the exact figure";

    IRemovalMeasures ISliceMeasures.Period => Period;

    IRemovalMeasures ISliceMeasures.Cohort => Cohort;

    IReturnMeasures ISliceMeasures.Reappearance => Reappearance;

    private double? Effect => OnTime.EffectUsed;
}
