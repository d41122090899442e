using Portal.Data.Cube;

namespace Portal.Ui.Workbench;

/// <summary>A quarter beside the chosen period.</summary>
/// <param name="Window">The stretch of time.</param>
/// <param name="OnTime">Its due cohort.</param>
/// <param name="OnTimeAgainstOriginal">The same against the limit before extensions.</param>
/// <param name="Period">Its response times.</param>
public sealed record PeriodFigures(SliceWindow Window, OnTimeCounts OnTime, OnTimeCounts OnTimeAgainstOriginal, CellEstimates Period)
{
    internal static PeriodFigures Of(CubeReport report) => new(report.Window, report.OnTime, report.OnTimeAgainstOriginal, report.Period);
}
