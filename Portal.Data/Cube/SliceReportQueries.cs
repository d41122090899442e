using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>Whole reports of one slice, through somebody's eyes.</summary>
public sealed class SliceReportQueries(NoticeHistoryQueries history)
{
    /// <summary>From the events themselves: any instant of looking, any instant of knowing. Slow; the audit path.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="filter">Which items, judged by what they then were.</param>
    /// <param name="window">Its instant of looking may lie in the past; later events are left out.</param>
    /// <param name="fold">How states follow from events.</param>
    /// <param name="knownAt">Events recorded later are left out; null knows all.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<SliceReport> AsKnownAsync(
        Scope scope, ItemFilter filter, SliceWindow window, NoticeFold fold, Instant? knownAt, CancellationToken cancellation)
    {
        var (items, outside) = (new List<StoredItem>(), new OutsideItems(window));
        await foreach (var item in history.EachItemAsync(scope, filter, fold, window.AsOf, knownAt, cancellation))
        {
            items.Add(outside.WithoutTimes(item));
        }

        return SliceReport.Of(items, window);
    }
}
