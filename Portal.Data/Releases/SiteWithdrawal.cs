using NodaTime;

namespace Portal.Data.Releases;

/// <summary>A published version that does not stand any more.</summary>
/// <param name="Release">Id of the release.</param>
/// <param name="Version">Its version.</param>
/// <param name="At">When it was withdrawn.</param>
/// <param name="Reason">Why, as people read it.</param>
public sealed record SiteWithdrawal(string Release, int Version, Instant At, string Reason);
