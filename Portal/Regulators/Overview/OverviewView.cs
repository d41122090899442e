using NodaTime;
using Portal.Data.Clocks;
using Portal.Ui.Workbench;

namespace Portal.Regulators.Overview;

/// <summary>A regulator's first page.</summary>
/// <param name="Figures">The figures of all providers together; null while nothing is counted.</param>
/// <param name="Clocks">How many clocks stand in each group.</param>
/// <param name="Look">The instant of looking.</param>
public sealed record OverviewView(ProviderFiguresView? Figures, BoardCounts Clocks, Instant Look);
