namespace Portal.Data.Releases;

/// <summary>An answer that follows from what is public alone, kept until something was published or withdrawn.</summary>
/// <param name="stand">Says whether something changed.</param>
/// <param name="load">Finds the answer anew.</param>
internal sealed class StandingAnswer<T>(PublicStand stand, Func<CancellationToken, Task<T>> load) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim gate = new(1);
    private volatile Kept? current;

    /// <summary>The answer, at most a second old.</summary>
    internal ValueTask<T> CurrentAsync(CancellationToken cancellation) =>
        current is { } known && stand.Fresh == known.Stand ? new(known.Answer) : new(RefreshAsync(cancellation));

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<T> RefreshAsync(CancellationToken cancellation)
    {
        var now = stand.Fresh ?? await stand.AskAsync(cancellation);
        if (current is { } same && same.Stand == now)
        {
            return same.Answer;
        }

        // While one loads, the others go on with what they know
        if (!await gate.WaitAsync(current is null ? Timeout.Infinite : 0, cancellation))
        {
            return current!.Answer;
        }

        try
        {
            if (current is not { } known || known.Stand != now)
            {
                current = known = new Kept(now, await load(cancellation));
            }

            return known.Answer;
        }
        finally
        {
            gate.Release();
        }
    }

    private sealed record Kept((long Publications, long Withdrawals) Stand, T Answer);
}
