using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Providers;

namespace Portal.Regulators.Providers;

/// <summary>Providers with their last 365 days, by name.</summary>
public sealed record ProviderListView(Instant AsOf, IReadOnlyList<(Provider Provider, Slice Slice)> Rows);
