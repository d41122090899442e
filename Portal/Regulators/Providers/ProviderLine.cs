using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Providers;
using Portal.Ui.Workbench;

namespace Portal.Regulators.Providers;

/// <summary>One provider in the list: no more is computed than stands there.</summary>
/// <param name="Provider">Who.</param>
/// <param name="OnTime">Items whose limit ran out in the period.</param>
/// <param name="Speed">When half of the items were gone.</param>
/// <param name="Backlog">What is online.</param>
/// <param name="IsSynthetic">Whether any of its notices are.</param>
/// <param name="Weeks">Its weekly chart.</param>
public sealed record ProviderLine(Provider Provider, OnTimeCounts OnTime, SpeedFigures Speed, Backlog Backlog, bool IsSynthetic, WeeklyChart Weeks)
{
    private static readonly double[] Half = [0.5];

    internal static ProviderLine Of(Provider provider, CubeReport report, WeeklyChart weeks) =>
        new(provider, report.OnTime, SpeedFigures.Of(report.Period, null, Half), report.Backlog, report.IsSynthetic, weeks);
}
