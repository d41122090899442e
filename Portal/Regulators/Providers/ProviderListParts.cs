using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Measures;

namespace Portal.Regulators.Providers;

/// <summary>What a list is made of, as one state of the cells gives it. Names, types and named events are not in it: they change without the cells.</summary>
/// <param name="Window">The period, and the instant that the numbers were computed for.</param>
/// <param name="Numbers">The numbers of each provider, by code.</param>
/// <param name="Cohorts">The due cohorts of the period.</param>
/// <param name="Weeks">All full weeks of each provider, by code.</param>
internal sealed record ProviderListParts(
    SliceWindow Window,
    IReadOnlyDictionary<string, ProviderNumbers> Numbers,
    ComparedCohorts Cohorts,
    IReadOnlyDictionary<string, IReadOnlyList<WeekPoint>> Weeks)
{
    /// <summary>
    /// How long the numbers serve while nothing new is stored: they hold limits by the second, so that those of a day ago would lack what ran out since.
    /// All else is the same the whole day.
    /// </summary>
    internal static readonly Duration NumbersServe = Duration.FromMinutes(5);

    /// <summary>Whether the numbers serve at an instant.</summary>
    internal bool ServeAt(Instant look) => look >= Window.AsOf && look - Window.AsOf <= NumbersServe;
}
