using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>The clocks of one notice at an instant, and when to look again. Pure.</summary>
/// <param name="Obligations">In the order of item, rule, episode.</param>
/// <param name="NextChangeAt">
/// The first instant after the as-of one at which a verdict changes without a new event: a warning, a limit that passed, the end of a period to
/// keep, or an event that is already recorded with a later time. Before it every verdict stays as it is. Null where none will.
/// </param>
public sealed record NoticeClocks(IReadOnlyList<Obligation> Obligations, Instant? NextChangeAt)
{
    /// <summary>
    /// The due time that binds the provider first: of law, still open, not yet passed or passed; null where none is known. A duty to keep
    /// and the clocks of authorities are left out.
    /// </summary>
    public Instant? EarliestDueAt { get; } = Obligations.Where(one => one.IsOpen && one.Rule is { Layer: Layer.Law, DutyHolder: DutyHolder.Provider }
        && one.Rule.Standard != LimitStandard.AtLeast).Min(one => one.DueAt);

    /// <summary>Reads the clocks of one notice.</summary>
    /// <param name="notice">All events of the notice, in any order, with any repetition.</param>
    /// <param name="catalogue">Rule versions and calendars.</param>
    /// <param name="view">As-of and known-at.</param>
    /// <example>
    /// A notice under AU-OSA-109 delivered at 09:00Z on 4 April and read at 10:00Z is running and changes next at 03:00Z on 5 April, when six of
    /// the 24 hours are left; read then it is at risk and changes next one microsecond after 09:00Z.
    /// </example>
    public static NoticeClocks Of(IReadOnlyList<NoticeEvent> notice, RuleCatalogue catalogue, ClockView view)
    {
        var obligations = DeadlineCalculator.EvaluateNotice(notice, catalogue, view);
        var next = obligations.Min(one => one.NextChangeAt);
        foreach (var one in VisibleEvents.Of(notice, asOf: null, view.KnownAt))
        {
            if (one.OccurredAt > view.AsOf && !(next <= one.OccurredAt))
            {
                next = one.OccurredAt;
            }
        }

        return new NoticeClocks(obligations, next);
    }
}
