using System.Globalization;
using Portal.Data.Cube;

namespace Portal.Ui.Workbench;

/// <summary>What a page shows of a slice over a period.</summary>
public sealed record SliceFigures(
    SliceWindow Window,
    SliceCounts Counts,
    OnTimeCounts OnTime,
    OnTimeCounts OnTimeAgainstOriginal,
    SpeedFigures Speed,
    ClosedOnly ClosedOnly,
    AvailabilityHours Availability,
    Backlog Backlog,
    double? OpenShare,
    bool IsSynthetic)
{
    internal static SliceFigures Of(CubeReport report, string name) => new(
        report.Window,
        report.Counts,
        report.OnTime,
        report.OnTimeAgainstOriginal,
        SpeedFigures.Of(report.Period, name),
        report.ClosedOnly,
        report.Availability,
        report.Backlog,
        report.OpenShare,
        report.IsSynthetic);

    internal static SliceFigures Of(CubeReport report, CultureInfo culture) => Of(report, PeriodWords.Name(report.Window, culture));
}
