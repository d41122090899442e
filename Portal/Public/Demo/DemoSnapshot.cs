using NodaTime;
using Portal.Data.Cube;

namespace Portal.Public.Demo;

/// <summary>All aggregates of the demonstration as of one hour; small parts are already hidden.</summary>
/// <param name="AsOf">The instant of looking.</param>
/// <param name="All">The last 365 days, everything together.</param>
/// <param name="Quarters">Eight quarters, the running one last.</param>
/// <param name="Countries">The last 365 days by host country code.</param>
/// <param name="Sectors">The last 365 days by provider type.</param>
public sealed record DemoSnapshot(
    Instant AsOf,
    PublicSlice All,
    IReadOnlyList<PublicSlice> Quarters,
    IReadOnlyDictionary<string, PublicSlice> Countries,
    IReadOnlyDictionary<string, PublicSlice> Sectors)
{
    /// <summary>True where no notices are loaded.</summary>
    public bool IsEmpty => All.Status == CellStatus.NotApplicable;
}
