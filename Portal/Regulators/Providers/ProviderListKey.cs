using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;

namespace Portal.Regulators.Providers;

/// <summary>What a list is asked by: nobody is ever given what other eyes saw.</summary>
/// <param name="Scope">Whose eyes.</param>
/// <param name="From">Start of the period.</param>
/// <param name="To">Its end.</param>
/// <param name="Day">UTC day of looking: cohorts count limits by the day.</param>
internal sealed record ProviderListKey(Scope Scope, Instant From, Instant To, LocalDate Day)
{
    internal static ProviderListKey Of(Scope scope, SliceWindow window) => new(scope, window.From, window.To, window.AsOf.InUtc().Date);
}
