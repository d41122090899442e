using Portal.Data.Cube;
using Portal.Data.Notices;

namespace Portal.Ui.Workbench;

/// <summary>What the figures of a slice rest on.</summary>
/// <param name="Window">The period.</param>
/// <param name="Counts">Where the items notified in it stand.</param>
/// <param name="OnTime">Items whose limit ran out in it.</param>
/// <param name="VerifiedShare">Share of the removals that somebody checked; null where there are too few.</param>
/// <param name="Flow">What came in and went out.</param>
/// <param name="Little">What the flows say of the mean time online.</param>
/// <param name="Data">How reports and checks arrive, of the newest items.</param>
public sealed record QualityFigures(SliceWindow Window, SliceCounts Counts, OnTimeCounts OnTime, double? VerifiedShare, SliceFlow Flow, LittleCheck Little, DataQuality Data)
{
    /// <summary>Measured items notified in the period whose end was set to their issue, because the sender's clock may be off by so much.</summary>
    public required int SkewCorrected { get; init; }

    /// <inheritdoc cref="Slice.LimitBeforeStart"/>
    public required int LimitBeforeStart { get; init; }

    /// <inheritdoc cref="Slice.DatedAhead"/>
    public required int DatedAhead { get; init; }

    /// <summary>Share of the items with a corrected end; null where there are too few.</summary>
    public required double? SkewShare { get; init; }

    internal static QualityFigures Of(CubeReport report, DataQuality data) =>
        new(report.Window, report.Counts, report.OnTime, report.VerifiedShare, report.Flow, report.Little, data)
        {
            SkewCorrected = report.SkewCorrected,
            SkewShare = report.SkewShare,
            LimitBeforeStart = report.LimitBeforeStart,
            DatedAhead = report.DatedAhead,
        };
}
