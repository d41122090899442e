using NodaTime;

namespace Portal.Data.Notices;

/// <summary>
/// The deadlines that the law gave the items of one notice, remembered: they follow from the issue, the receipt and the edition of the rules
/// alone, and items of one notice were mostly issued alike.
/// </summary>
internal sealed class KnownDeadlines(NoticeFold fold)
{
    private const int MostRemembered = 8;

    private readonly List<(NoticeFacts Facts, int Edition, RuleDeadline? Deadline)> remembered = [];

    /// <summary>The deadline of an item, see <see cref="NoticeFacts"/>.</summary>
    internal RuleDeadline? Of(NoticeFacts facts)
    {
        var edition = EditionAt(facts.RulesKnownAt);
        foreach (var one in remembered)
        {
            if (one.Edition == edition && IsStartedAlike(one.Facts, facts) && IsIssuedAlike(one.Facts.Issue, facts.Issue))
            {
                return one.Deadline;
            }
        }

        var deadline = fold.DeadlineOf(facts);
        if (remembered.Count == MostRemembered)
        {
            remembered.RemoveAt(0);
        }

        remembered.Add((facts, edition, deadline));
        return deadline;
    }

    private int EditionAt(Instant? knownAt)
    {
        var edition = 0;
        foreach (var change in fold.RuleChanges)
        {
            edition += knownAt is { } at && change > at ? 0 : 1;
        }

        return edition;
    }

    private static bool IsStartedAlike(NoticeFacts left, NoticeFacts right) =>
        left.ReceivedAt == right.ReceivedAt && left.IsIncomplete == right.IsIncomplete && left.CompletedAt == right.CompletedAt;

    private static bool IsIssuedAlike(NoticeEvent left, NoticeEvent right) =>
        ReferenceEquals(left, right)
        || (left.OccurredAt == right.OccurredAt
            && left.Source == right.Source
            && left.Provider == right.Provider
            && left.IssuerCountry == right.IssuerCountry
            && left.HostCountry == right.HostCountry
            && left.Category == right.Category
            && left.NoticeType == right.NoticeType
            && left.LimitSeconds == right.LimitSeconds
            && left.DeadlineAt == right.DeadlineAt
            && left.Territory == right.Territory
            && left.Reason == right.Reason
            && left.Evidence == right.Evidence
            && left.Rules.SequenceEqual(right.Rules));
}
