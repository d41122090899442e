using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Providers;
using Portal.Ui.Workbench;

namespace Portal.Regulators.Providers;

/// <summary>Providers with their figures of a period, by name.</summary>
/// <param name="Window">The period.</param>
/// <param name="Rows">One a provider, with its weekly chart.</param>
/// <param name="Comparison">All of them beside each other.</param>
/// <param name="Types">Types that there are to choose from.</param>
/// <param name="FirstMonday">The Monday that weeks are numbered from.</param>
public sealed record ProviderListView(
    SliceWindow Window,
    IReadOnlyList<(Provider Provider, SliceFigures Figures, WeeklyChart Weeks)> Rows,
    ComparisonView Comparison,
    IReadOnlyList<string> Types,
    LocalDate FirstMonday);
