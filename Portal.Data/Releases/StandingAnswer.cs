using NodaTime;

namespace Portal.Data.Releases;

/// <summary>
/// An answer that follows from what is public alone, kept until something was published or withdrawn, perhaps by another process. That is
/// asked at most once a second.
/// </summary>
/// <param name="releases">Says whether something changed.</param>
/// <param name="load">Finds the answer anew.</param>
/// <param name="clock">Says when to ask again.</param>
internal sealed class StandingAnswer<T>(ReleaseQueries releases, Func<CancellationToken, Task<T>> load, IClock clock) : IDisposable
    where T : class
{
    private static readonly Duration Freshness = Duration.FromSeconds(1);

    private readonly SemaphoreSlim gate = new(1);
    private volatile Kept? current;
    private long freshUntilTicks;

    /// <summary>The answer, at most a second old.</summary>
    internal ValueTask<T> CurrentAsync(CancellationToken cancellation) =>
        current is { } known && clock.GetCurrentInstant().ToUnixTimeTicks() < Interlocked.Read(ref freshUntilTicks) ? new(known.Answer) : new(RefreshAsync(cancellation));

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<T> RefreshAsync(CancellationToken cancellation)
    {
        // While one looks, the others go on with what they know
        if (!await gate.WaitAsync(current is null ? Timeout.Infinite : 0, cancellation))
        {
            return current!.Answer;
        }

        try
        {
            var stand = await releases.StandAsync(cancellation);
            var known = current;
            if (known is null || known.Stand != stand)
            {
                current = known = new Kept(stand, await load(cancellation));
            }

            Interlocked.Exchange(ref freshUntilTicks, (clock.GetCurrentInstant() + Freshness).ToUnixTimeTicks());
            return known.Answer;
        }
        finally
        {
            gate.Release();
        }
    }

    private sealed record Kept((long Publications, long Withdrawals) Stand, T Answer);
}
