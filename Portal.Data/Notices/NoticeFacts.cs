using NodaTime;

namespace Portal.Data.Notices;

/// <summary>What the rule catalogue needs to know of an item to give its deadline.</summary>
/// <param name="Issue">The issued event that counts, corrected.</param>
/// <param name="ReceivedAt">First delivery, or the issue where delivery is not recorded.</param>
public sealed record NoticeFacts(NoticeEvent Issue, Instant ReceivedAt)
{
    /// <summary>When the item was removed or released; null while it is open. What is closed keeps the rules that were known then.</summary>
    public Instant? ClosedAt { get; init; }
}
