using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>What one rule says of a whole notice: the verdict of its worst item, with the items beside it. Never a figure by itself: items are counted.</summary>
/// <param name="NoticeRef">Reference of the notice.</param>
/// <param name="Rule">The rule version that judged.</param>
/// <param name="Verdict">Of the worst item, in the order of <see cref="VerdictOrder"/>.</param>
/// <param name="Counts">Items by verdict, the worst first, only those that occur; an item with several episodes counts once, with its worst.</param>
public sealed record NoticeVerdict(string NoticeRef, Rule Rule, Verdict Verdict, IReadOnlyList<(Verdict Verdict, int Items)> Counts)
{
    /// <summary>Items that the rule was applied to.</summary>
    public int ItemCount => Counts.Sum(one => one.Items);

    /// <summary>One verdict a notice and rule, in the order of notice and rule.</summary>
    /// <param name="obligations">All obligations of each notice side by side, as the calculator gives them.</param>
    /// <example>
    /// Of five items of a notice under AU-OSA-109 three are removed in time, one late and one is seen on both sides of the due time: the notice
    /// missed the time limit (met_late), with items met_late 1, undetermined 1, met 3.
    /// </example>
    public static IEnumerable<NoticeVerdict> Of(IEnumerable<Obligation> obligations)
    {
        var notice = new List<Obligation>();
        foreach (var one in obligations)
        {
            if (notice.Count > 0 && notice[0].NoticeRef != one.NoticeRef)
            {
                foreach (var verdict in OfOne(notice))
                {
                    yield return verdict;
                }

                notice.Clear();
            }

            notice.Add(one);
        }

        foreach (var verdict in OfOne(notice))
        {
            yield return verdict;
        }
    }

    private static NoticeVerdict[] OfOne(List<Obligation> notice) =>
    [
        .. notice.GroupBy(one => one.Rule.Id).OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule =>
        {
            (Verdict Verdict, int Items)[] counts =
            [
                .. rule.GroupBy(one => one.ItemRef).Select(item => item.Min(one => VerdictOrder.PlaceOf(one.Verdict)))
                    .GroupBy(place => place).OrderBy(place => place.Key).Select(place => (VerdictOrder.WorstFirst[place.Key], place.Count())),
            ];
            return new NoticeVerdict(notice[0].NoticeRef, rule.First().Rule, counts[0].Verdict, counts);
        }),
    ];
}
