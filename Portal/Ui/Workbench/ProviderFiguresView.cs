using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Providers;

namespace Portal.Ui.Workbench;

/// <summary>What a provider's page shows; the same for regulators and for the provider itself.</summary>
/// <param name="Provider">Who.</param>
/// <param name="AsOf">The instant of looking.</param>
/// <param name="Year">The last 365 days.</param>
/// <param name="Month">The last 30 days.</param>
/// <param name="Quarters">The last four quarters, the running one last.</param>
/// <param name="Months">The last twelve months, the running one last.</param>
public sealed record ProviderFiguresView(
    Provider Provider, Instant AsOf, Slice Year, Slice Month, IReadOnlyList<Slice> Quarters, IReadOnlyList<Slice> Months);
