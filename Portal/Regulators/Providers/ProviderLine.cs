using Portal.Data.Measures;
using Portal.Data.Providers;

namespace Portal.Regulators.Providers;

/// <summary>One provider in the list.</summary>
/// <param name="Provider">Who.</param>
/// <param name="Numbers">Its numbers in the period.</param>
/// <param name="Weeks">Its weekly chart.</param>
public sealed record ProviderLine(Provider Provider, ProviderNumbers Numbers, WeeklyChart Weeks);
