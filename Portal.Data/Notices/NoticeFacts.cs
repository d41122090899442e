using NodaTime;

namespace Portal.Data.Notices;

/// <summary>What the rule catalogue needs to know of an item to give its deadline.</summary>
/// <param name="Issue">The issued event that counts, corrected.</param>
/// <param name="ReceivedAt">First delivery, or the issue where delivery is not recorded.</param>
public sealed record NoticeFacts(NoticeEvent Issue, Instant ReceivedAt)
{
    /// <summary>
    /// The rules known at this instant decide: when the item was removed or released, so that what is closed keeps its rules, or the
    /// instant of knowing where that is earlier. Null takes the newest.
    /// </summary>
    public Instant? RulesKnownAt { get; init; }
}
