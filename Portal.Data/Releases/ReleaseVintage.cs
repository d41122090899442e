using NodaTime;

namespace Portal.Data.Releases;

/// <summary>A fixed time at which a release is looked at anew.</summary>
/// <param name="Release">Id of the release.</param>
/// <param name="AfterMonths">Months after the release's month.</param>
/// <param name="DueAt">From this instant on it can be built.</param>
/// <param name="IsDue">Whether that instant has come.</param>
/// <param name="Version">The published version that is it; null where there is none yet.</param>
public sealed record ReleaseVintage(string Release, int AfterMonths, Instant DueAt, bool IsDue, int? Version);
