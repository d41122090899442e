using NodaTime;
using Portal.Data.Reminders;

namespace Portal.Reminders;

/// <summary>One round: look at the clocks, then send what is due. Any number of instances may do it at once.</summary>
internal sealed class ReminderRound(DueQueueStore queue, DeliveryStore deliveries, ReminderSender sender, IClock clock)
{
    private const int Hands = 4;
    private const int MostOfOneHand = 50;
    private static readonly Duration KeptFor = Duration.FromDays(90);

    private Instant prunedAt = Instant.MinValue;

    /// <summary>Does it, and says when something happens next as far as is known.</summary>
    internal async Task<Instant?> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var pass = await queue.PassAsync(now, cancellation);
        var sent = await Task.WhenAll(Enumerable.Range(0, Hands).Select(_ => SendAsync(cancellation)));
        if (now - prunedAt > Duration.FromDays(1))
        {
            prunedAt = now;
            await deliveries.PruneAsync(now - KeptFor, cancellation);
        }

        return sent.Contains(MostOfOneHand) ? now : pass.NextAt;
    }

    private async Task<int> SendAsync(CancellationToken cancellation)
    {
        var sent = 0;
        while (sent < MostOfOneHand && await deliveries.ClaimAsync(clock.GetCurrentInstant(), cancellation) is { } delivery)
        {
            var outcome = await sender.SendAsync(delivery, cancellation);
            await deliveries.FinishAsync(delivery, outcome, clock.GetCurrentInstant(), cancellation);
            sent++;
        }

        return sent;
    }
}
