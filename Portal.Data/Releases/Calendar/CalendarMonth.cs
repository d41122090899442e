using NodaTime;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Calendar;

/// <summary>A month of the programme and what has become of its release.</summary>
/// <param name="Month">The month; its release has the same name.</param>
/// <param name="DueAt">From when it can be built: the month is over and late events had their time.</param>
/// <param name="IsDue">Whether that instant has come.</param>
/// <param name="Brings">The longer periods that end with it: quarter, year.</param>
/// <param name="Versions">Its versions, oldest first; empty where nothing was begun.</param>
public sealed record CalendarMonth(ReleasePeriod Month, Instant DueAt, bool IsDue, IReadOnlyList<Frequency> Brings, IReadOnlyList<CalendarVersion> Versions)
{
    /// <summary>Where its newest version stands.</summary>
    public ReleaseStage Stage => Versions is [.., var newest] ? newest.Stage : IsDue ? ReleaseStage.Planned : ReleaseStage.NotYet;
}
