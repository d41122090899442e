using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>A legal territory.</summary>
/// <param name="Code">ISO 3166-1 alpha-2, <c>EU</c> or <c>INT</c>.</param>
/// <param name="Zone">Zone of the authority; days, months and version changes are counted in it.</param>
/// <param name="UnionFrom">First day as a member of the European Union; null if never.</param>
/// <param name="UnionLast">Last day as a member; null if still.</param>
public sealed record Jurisdiction(string Code, DateTimeZone Zone, LocalDate? UnionFrom, LocalDate? UnionLast)
{
    /// <summary>Whether the territory belonged to the European Union on a day.</summary>
    /// <param name="day">Local day.</param>
    public bool IsInUnion(LocalDate day) => UnionFrom <= day && (UnionLast is not { } last || day <= last);
}
