using System.Runtime.InteropServices;
using NodaTime;

namespace Portal.Data.Notices;

/// <summary>What the rule catalogue needs to know of an item to give its deadline.</summary>
/// <param name="Issue">The issued event that counts, corrected.</param>
/// <param name="ReceivedAt">First delivery, or the issue where delivery is not recorded.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NoticeFacts(NoticeEvent Issue, Instant ReceivedAt)
{
    /// <summary>Whether some request that arrived lacked something: then rules that need a complete one have a start of their own.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>Of such an item the start for rules that need a complete request; null while they wait for one.</summary>
    public Instant? CompletedAt { get; init; }

    /// <summary>
    /// The rules known at this instant decide: when the item was removed or released, so that what is closed keeps its rules, or the
    /// instant of knowing where that is earlier. Null takes the newest.
    /// </summary>
    public Instant? RulesKnownAt { get; init; }
}
