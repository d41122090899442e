using System.Data.Common;

namespace Portal.Data.Notices;

/// <summary>Several things that are kept in step with notices, in the order given.</summary>
public sealed class CombinedChangeStore(params IReadOnlyList<INoticeChangeStore> stores) : INoticeChangeStore
{
    /// <inheritdoc/>
    public INoticeChanges Begin(DbTransaction transaction) => new Changes([.. stores.Select(store => store.Begin(transaction))]);

    private sealed class Changes(IReadOnlyList<INoticeChanges> changes) : INoticeChanges
    {
        public bool IsFull => changes.Any(one => one.IsFull);

        public void Take(NoticeChange change)
        {
            foreach (var one in changes)
            {
                one.Take(change);
            }
        }

        public async Task MakeRoomAsync(CancellationToken cancellation)
        {
            foreach (var one in changes.Where(one => one.IsFull))
            {
                await one.MakeRoomAsync(cancellation);
            }
        }

        public async Task FlushAsync(CancellationToken cancellation)
        {
            foreach (var one in changes)
            {
                await one.FlushAsync(cancellation);
            }
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var one in changes)
            {
                await one.DisposeAsync();
            }
        }
    }
}
