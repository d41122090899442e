using NodaTime;

namespace Portal.Data.Releases.Calendar;

/// <summary>One version of a release in the calendar.</summary>
/// <param name="Release">Id of the release.</param>
/// <param name="Version">Its number.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="At">Since when; for a scheduled one the minute that is set.</param>
/// <param name="Draft">Its newest draft; null while the first is being built.</param>
public sealed record CalendarVersion(string Release, int Version, ReleaseStage Stage, Instant At, DraftState? Draft);
