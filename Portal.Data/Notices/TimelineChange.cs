using NodaTime;

namespace Portal.Data.Notices;

/// <summary>How the knowledge of a notice's items changed, see <see cref="NoticeTimeline"/>.</summary>
/// <param name="Start">All items as everything stored before said.</param>
/// <param name="Steps">From there, step by step.</param>
/// <param name="End">All items as everything stored now says.</param>
public sealed record TimelineChange(IReadOnlyList<ItemState> Start, IReadOnlyList<NoticeStep> Steps, IReadOnlyList<ItemState> End)
{
    /// <summary>The newest instant that an event of the notice tells of; null where no event brought the change.</summary>
    public Instant? LatestAt { get; init; }
}
