using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Ui.Workbench;

/// <summary>Loads the story of one notice through somebody's eyes.</summary>
internal sealed class NoticeStoryModel(BoardQueries board, ClaimQueries claims, NoticeHistoryQueries notices, NoticeFolds folds, RuleBook rules)
{
    private const int MostClocks = 500;

    /// <summary>The story; null where no notice has this reference, or the scope may see none of its items.</summary>
    internal async Task<NoticeStoryView?> LoadAsync(Scope scope, string reference, BoardZones zones, Instant now, CancellationToken cancellation)
    {
        if (await board.FindAsync(reference, cancellation) is not { } id)
        {
            return null;
        }

        if (await notices.OfNoticeAsync(scope, id, await folds.CurrentAsync(cancellation), cancellation) is not (var items, var events))
        {
            return null;
        }

        var catalogue = await rules.CurrentAsync(cancellation);
        var first = items[0].State;
        return new NoticeStoryView
        {
            Reference = PublicReference.Of(Convert.FromHexString(events[0].NoticeRef)),
            NoticeId = id,
            Now = now,
            Items = items,
            Clocks = await board.PageAsync(scope, new BoardFilter { NoticeId = id }, state: null, now, after: null, skip: 0, MostClocks, cancellation),
            Events = events,
            Obligations = DeadlineCalculator.EvaluateNotice(events, catalogue, new ClockView(now, KnownAt: null)),
            Claims = await claims.OfNoticeAsync(scope, id, cancellation),
            Rule = first.Rule is { } rule ? catalogue.Named(rule).FirstOrDefault(one => one.Id == rule) : null,
            ProviderZone = zones.OfProvider(first.Provider),
            AuthorityZone = zones.OfAuthority(first.Rule, first.IssuerCountry),
        };
    }
}
