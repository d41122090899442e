namespace Portal.Data.Notices;

/// <summary>Folds touched notices again, stores what changed of their states, and tells what changed.</summary>
internal sealed class NoticeRefolder(INoticeRowStore rows, NoticeFold fold, string source, INoticeChanges changes) : IAsyncDisposable
{
    private const int NoticesAtOnce = 1000;

    /// <summary>Folds notices in the order given, some at a time: while some are folded on another thread, the ones before are stored and the next ones read.</summary>
    internal async Task RefoldAsync(IReadOnlyList<NoticeEntry> notices, CancellationToken cancellation)
    {
        Task<List<FoldedNotice>> folding = Task.FromResult<List<FoldedNotice>>([]);
        foreach (var some in notices.Chunk(NoticesAtOnce))
        {
            var histories = await rows.ReadAsync(some, cancellation);
            var folded = await folding;
            folding = Task.Factory.StartNew(
                () => histories.Select(Fold).ToList(), cancellation, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
            await StoreAsync(folded, cancellation);
        }

        await StoreAsync(await folding, cancellation);
    }

    /// <summary>Lets whoever listens write what gathered.</summary>
    internal Task FlushAsync(CancellationToken cancellation) => changes.FlushAsync(cancellation);

    public ValueTask DisposeAsync() => changes.DisposeAsync();

    private FoldedNotice Fold(NoticeHistory history)
    {
        var after = fold.Fold(history.Events);
        return new FoldedNotice(
            history.Notice,
            StateDifference.Of(history.Notice, history.States, after),
            NoticeTimeline.Change(fold, history.Notice.Before(source, history.Events), history.Events));
    }

    private async Task StoreAsync(List<FoldedNotice> folded, CancellationToken cancellation)
    {
        await rows.WriteAsync([.. folded.SelectMany(one => one.Changes)], cancellation);
        foreach (var one in folded)
        {
            await changes.TakeAsync(new NoticeChange(one.Notice.Id, NoticeGroup.Of(one.Notice.Reference), one.Notice.IsSynthetic, one.Steps), cancellation);
            one.Notice.Settle();
        }
    }
}
