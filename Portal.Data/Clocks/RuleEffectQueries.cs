using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>Previews what a change of the rules would do to the open items that are stored, and brings it about once it is approved.</summary>
public sealed class RuleEffectQueries(
    NoticeHistoryQueries notices, NoticeRefoldStore states, ProviderStore providers, SourceStore sources, RuleBook book, IClock clock)
{
    /// <summary>Reads every open item with the rules as they stand and as they would be. Nothing is written.</summary>
    /// <param name="catalogue">The rules as they would be.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<RuleEffect> PreviewAsync(RuleCatalogue catalogue, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var history = await book.HistoryAsync(cancellation);
        var (before, after) = (await FoldAsync(history, cancellation), await FoldAsync(history.With(catalogue, now), cancellation));
        var effect = new RuleEffect();
        await foreach (var notice in notices.OpenAsync(cancellation))
        {
            effect = effect with { Open = effect.Open + before.Fold(notice.Events).Count(IsOpen) };
            effect = notice.Differences(before, after).Aggregate(effect, (sum, pair) => sum.With(pair.Before, pair.After, now));
        }

        return effect;
    }

    /// <summary>Brings the stored states from one state of the rules to the newest.</summary>
    /// <param name="from">Number of the state that the stored items follow.</param>
    /// <param name="cancellation">Ends the work; then nothing is changed.</param>
    /// <returns>How many items changed, and the number of the state that they follow now.</returns>
    public async Task<(int Changed, long Edition)> CatchUpAsync(long from, CancellationToken cancellation)
    {
        var history = await book.HistoryAsync(cancellation);
        var changed = 0;
        foreach (var edition in history.Editions.Where(edition => edition.Number > from))
        {
            var (before, after) = (await FoldAsync(history.UpTo(edition.Number - 1), cancellation), await FoldAsync(history.UpTo(edition.Number), cancellation));
            changed += await states.RefoldAsync(before, after, edition.KnownAt, cancellation);
        }

        return (changed, history.Number);
    }

    private static bool IsOpen(ItemState item) => item.RemovedAt is null && item.ReleasedAt is null;

    private async Task<NoticeFold> FoldAsync(RuleHistory history, CancellationToken cancellation) =>
        CatalogueDeadlines.FoldOf(history, await sources.AllAsync(cancellation), await providers.AllAsync(cancellation));
}
