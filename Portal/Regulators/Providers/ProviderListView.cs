using Portal.Data.Cube;

namespace Portal.Regulators.Providers;

/// <summary>Providers with their figures of a period, by name.</summary>
/// <param name="Window">The period.</param>
/// <param name="Rows">One a provider.</param>
/// <param name="Comparison">All of them beside each other.</param>
/// <param name="Types">Types that there are to choose from.</param>
public sealed record ProviderListView(
    SliceWindow Window,
    IReadOnlyList<ProviderLine> Rows,
    ComparisonView Comparison,
    IReadOnlyList<string> Types);
