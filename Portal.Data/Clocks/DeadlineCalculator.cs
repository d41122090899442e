using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>
/// Obligations with verdicts from events: pure, so that the order and the repetition of events never matter.
/// <example>
/// A notice under AU-OSA-109 delivered at 2026-04-04T09:00Z and removed at 2026-04-05T09:00Z is met on the dot: 24 elapsed hours.
/// </example>
/// </summary>
public static class DeadlineCalculator
{
    /// <summary>Groups the events by notice and evaluates each; in the order of notice, item, rule, episode.</summary>
    /// <param name="events">Events in any order, with any repetition.</param>
    /// <param name="catalogue">Rule versions and calendars.</param>
    /// <param name="view">As-of and known-at.</param>
    public static IEnumerable<Obligation> Evaluate(IEnumerable<NoticeEvent> events, RuleCatalogue catalogue, ClockView view)
    {
        var notices = new SortedDictionary<string, List<NoticeEvent>>(StringComparer.Ordinal);
        foreach (var one in events)
        {
            if (!notices.TryGetValue(one.NoticeRef, out var own))
            {
                notices[one.NoticeRef] = own = new List<NoticeEvent>(4);
            }

            own.Add(one);
        }

        return EvaluateNotices(notices.Values, catalogue, view);
    }

    /// <summary>Evaluates notice by notice, holding one at a time.</summary>
    /// <param name="notices">All events of one notice each, in any order, with any repetition.</param>
    /// <param name="catalogue">Rule versions and calendars.</param>
    /// <param name="view">As-of and known-at.</param>
    public static IEnumerable<Obligation> EvaluateNotices(IEnumerable<IReadOnlyList<NoticeEvent>> notices, RuleCatalogue catalogue, ClockView view)
    {
        var selector = new RuleSelector(catalogue, view);
        return notices.SelectMany(notice => Notice(notice, catalogue, view, selector));
    }

    /// <summary>The obligations of one notice, in the order of item, rule, episode.</summary>
    /// <param name="notice">All events of one notice.</param>
    /// <param name="catalogue">Rule versions and calendars.</param>
    /// <param name="view">As-of and known-at.</param>
    public static IReadOnlyList<Obligation> EvaluateNotice(IReadOnlyList<NoticeEvent> notice, RuleCatalogue catalogue, ClockView view) =>
        Notice(notice, catalogue, view, new RuleSelector(catalogue, view));

    private static List<Obligation> Notice(IReadOnlyList<NoticeEvent> notice, RuleCatalogue catalogue, ClockView view, RuleSelector selector)
    {
        // Items are known by what is known, not by what has happened by the as-of instant: an open item must not vanish.
        var visible = VisibleEvents.Of(notice, asOf: null, view.KnownAt);
        var items = ItemEvents.Split(visible).Select(item => ItemTimeline.Of(item, view.AsOf)).OfType<ItemTimeline>().ToArray();
        var obligations = new List<Obligation>(items.Length);
        foreach (var item in items)
        {
            var own = Item(item, items, catalogue, view, selector);
            obligations.AddRange(own.Any(one => one.Rule.Settings.DischargedBy.Count > 0) ? own.Select(one => Discharged(one, own)) : own);
        }

        return obligations;
    }

    private static List<Obligation> Item(ItemTimeline item, ItemTimeline[] items, RuleCatalogue catalogue, ClockView view, RuleSelector selector)
    {
        var found = new List<Obligation>(1);
        IReadOnlyList<ItemTimeline> copies = item.MaterialRef is { } material && items.Length > 1
            ? [.. items.Where(other => other != item && other.MaterialRef == material && other.VoidReason is null)]
            : [];
        foreach (var rule in selector.Of(item))
        {
            var own = new ObligationReader(item, rule, copies, catalogue, view).Read();

            // Of what the catalogue finds, and of the versions of a named group, only those in force are obligations.
            if (!IsOutOfForce(own[0]))
            {
                found.AddRange(own);
            }
        }

        if (RuleSelector.IsNamed(item))
        {
            AddGroupsWithoutVersion(item, found, copies, catalogue, view, selector);
        }

        found.Sort((left, right) => string.CompareOrdinal(left.Rule.Id, right.Rule.Id) is var order and not 0 ? order : left.Episode.CompareTo(right.Episode));
        return found;
    }

    /// <summary>A named rule, or group, without a version in force is shown with each version and its reason, so that nothing vanishes.</summary>
    private static void AddGroupsWithoutVersion(ItemTimeline item, List<Obligation> found, IReadOnlyList<ItemTimeline> copies, RuleCatalogue catalogue, ClockView view, RuleSelector selector)
    {
        foreach (var name in item.Rules)
        {
            if (!found.Exists(one => one.Rule.IsNamed(name)))
            {
                found.AddRange(selector.Known(catalogue.Named(name)).SelectMany(rule => new ObligationReader(item, rule, copies, catalogue, view).Read()));
            }
        }
    }

    private static bool IsOutOfForce(Obligation one) =>
        one.Verdict == Verdict.NotApplicable && (one.Flags.Contains(ObligationFlags.NotInForce) || one.Flags.Contains(ObligationFlags.Grace));

    private static Obligation Discharged(Obligation one, List<Obligation> others)
    {
        if (one.Verdict is Verdict.Met or Verdict.NotApplicable or Verdict.Excluded)
        {
            return one;
        }

        var fulfilled = others.Find(other => other.Verdict is Verdict.Met or Verdict.MetLate or Verdict.NonNumericClosed && one.Rule.Settings.DischargedBy.Any(other.Rule.IsNamed));
        return fulfilled is null ? one : one with
        {
            Verdict = Verdict.DischargedElsewhere,
            VerdictOriginal = Verdict.DischargedElsewhere,
            VerdictExtended = Verdict.DischargedElsewhere,
            DischargedBy = fulfilled.Rule.Id,
            AtRiskAt = null,
            NextChangeAt = null,
        };
    }
}
