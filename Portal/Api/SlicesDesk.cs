using System.Threading.RateLimiting;

namespace Portal.Api;

/// <summary>Questions that need the events wait here: one is answered at a time, for each reads all of them.</summary>
internal sealed class SlicesDesk : IDisposable
{
    private const int MostWaiting = 4;

    private readonly ConcurrencyLimiter turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = 1,
        QueueLimit = MostWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for the turn; a lease that is not acquired means that too many wait already.</summary>
    internal ValueTask<RateLimitLease> WaitAsync(CancellationToken cancellation) => turns.AcquireAsync(1, cancellation);

    public void Dispose() => turns.Dispose();
}
