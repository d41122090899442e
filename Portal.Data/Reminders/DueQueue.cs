using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;

namespace Portal.Data.Reminders;

/// <summary>
/// Which clocks came near their limit or passed it, and when the next one will. Pure: what was raised before is remembered by the store,
/// under the key of <see cref="DueChange"/>.
/// <example>
/// A limit of 24 hours that starts at 08:00 comes near at 02:00 (three quarters used; six hours left) and passes after 08:00: on the dot is in time.
/// </example>
/// </summary>
public static class DueQueue
{
    /// <summary>The shortest step that the database can tell apart: the first moment after an inclusive due time.</summary>
    private static readonly Duration Step = Duration.FromTicks(10);

    /// <summary>How far ahead of its due time a clock can come near, at most; who looks further ahead misses no warning.</summary>
    public static Duration LongestWarning { get; } = Duration.FromHours(24);

    /// <summary>The changes that stand at an instant, in the order in which they happened. Who learned late of an obligation gets them too.</summary>
    public static IEnumerable<DueChange> Standing(IEnumerable<DueObligation> open, Instant now) =>
        Happening(open).Where(one => From(one) <= now).OrderBy(one => one.HappenedAt).ThenBy(one => one.ItemId).ThenBy(one => one.Kind);

    /// <summary>The changes of known obligations after one instant and up to another.</summary>
    /// <param name="open">Open obligations.</param>
    /// <param name="after">Exclusive.</param>
    /// <param name="through">Inclusive.</param>
    public static IEnumerable<DueChange> Between(IEnumerable<DueObligation> open, Instant after, Instant through) =>
        Standing(open, through).Where(one => From(one) > after);

    /// <summary>When the next change after an instant stands; null where none comes.</summary>
    public static Instant? Next(IEnumerable<DueObligation> open, Instant after) =>
        Happening(open).Select(From).Where(at => at > after).Select(at => (Instant?)at).Min();

    /// <summary>
    /// Whether a change may still be told: the deadline is the same, the notice is valid, and nothing stopped the clock before the change. Evidence of
    /// a stop may have come late; what was in time is never called late again.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="rule">The rule that binds the item now.</param>
    /// <param name="dueAt">The item's due time now.</param>
    /// <param name="stoppedAt">Removal or release; null while online.</param>
    /// <param name="flags">What else is known of the item.</param>
    public static bool Holds(DueChange change, string? rule, Instant? dueAt, Instant? stoppedAt, ItemFlags flags) =>
        rule == change.Rule
        && dueAt == change.DueAt
        && !flags.HasFlag(ItemFlags.Void)
        && (stoppedAt is not { } at || (change.Kind == DueChangeKind.Overdue && at > change.DueAt));

    private static IEnumerable<DueChange> Happening(IEnumerable<DueObligation> open)
    {
        foreach (var one in open)
        {
            var warning = AtRisk.From(one.StartedAt, one.DueAt);

            // A deadline at or before the start leaves no time for a warning
            if (warning < one.DueAt)
            {
                yield return new DueChange(one.ItemId, one.NoticeId, one.Rule, one.Holder, DueChangeKind.AtRisk, one.DueAt, warning);
            }

            yield return new DueChange(one.ItemId, one.NoticeId, one.Rule, one.Holder, DueChangeKind.Overdue, one.DueAt, one.DueAt);
        }
    }

    private static Instant From(DueChange change) => change.Kind == DueChangeKind.Overdue ? change.DueAt + Step : change.HappenedAt;
}
