using Portal.Data.Cube;
using Portal.Ui.Workbench;

namespace Portal.Regulators.Providers;

/// <summary>A provider's numbers in the list: no more is computed than stands there.</summary>
/// <param name="OnTime">Items whose limit ran out in the period.</param>
/// <param name="Speed">When half of the items were gone.</param>
/// <param name="Backlog">What is online.</param>
/// <param name="IsSynthetic">Whether any of its notices are.</param>
public sealed record ProviderNumbers(OnTimeCounts OnTime, SpeedFigures Speed, Backlog Backlog, bool IsSynthetic)
{
    private static readonly double[] Half = [0.5];

    internal static ProviderNumbers Of(CubeReport report) => new(report.OnTime, SpeedFigures.Of(report.Period, null, Half), report.Backlog, report.IsSynthetic);
}
