using NodaTime;

namespace Portal.Data.Releases.Calendar;

/// <summary>Something that the programme asks for next.</summary>
/// <param name="Release">Id of the release.</param>
/// <param name="AfterMonths">Null for a first version; for a fixed correction the months after which it is looked at anew.</param>
/// <param name="DueAt">From when.</param>
public sealed record NextDue(string Release, int? AfterMonths, Instant DueAt);
