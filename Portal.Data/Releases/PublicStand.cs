using NodaTime;

namespace Portal.Data.Releases;

/// <summary>
/// How often something was published and withdrawn, perhaps by another process: the same numbers, the same public data. Asked of the database
/// at most once a second for all that follows from it.
/// </summary>
/// <param name="releases">Says how it stands.</param>
/// <param name="clock">Says when to ask again.</param>
internal sealed class PublicStand(ReleaseQueries releases, IClock clock) : IDisposable
{
    private static readonly Duration Freshness = Duration.FromSeconds(1);

    private readonly SemaphoreSlim gate = new(1);
    private volatile Known? known;

    /// <summary>What is known and at most a second old; null where it has to be asked.</summary>
    internal (long Publications, long Withdrawals)? Fresh => known is { } now && clock.GetCurrentInstant() < now.Until ? now.Stand : null;

    /// <summary>Asks, unless another does: then what was known before.</summary>
    internal async Task<(long Publications, long Withdrawals)> AskAsync(CancellationToken cancellation)
    {
        if (!await gate.WaitAsync(known is null ? Timeout.Infinite : 0, cancellation))
        {
            return known!.Stand;
        }

        try
        {
            if (Fresh is { } meanwhile)
            {
                return meanwhile;
            }

            var stand = await releases.StandAsync(cancellation);
            known = new Known(stand, clock.GetCurrentInstant() + Freshness);
            return stand;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private sealed record Known((long Publications, long Withdrawals) Stand, Instant Until);
}
