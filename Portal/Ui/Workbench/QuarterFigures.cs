using Portal.Data.Cube;

namespace Portal.Ui.Workbench;

/// <summary>What a page shows of a quarter beside the chosen period.</summary>
public sealed record QuarterFigures(SliceWindow Window, OnTimeCounts OnTime, OnTimeCounts OnTimeAgainstOriginal, SpeedFigures Speed)
{
    private static readonly double[] Shares = [0.5, 0.9];

    internal static QuarterFigures Of(CubeReport report) => new(
        report.Window, report.OnTime, report.OnTimeAgainstOriginal, SpeedFigures.Of(report.Period, FigureWords.Quarter(report.Window), Shares));
}
