using NodaTime;
using Portal.Configuration;
using Portal.Data.Releases;

namespace Portal.Operations.Releases;

/// <summary>Publishes scheduled releases at their minute while the site serves; what came due while it did not, at its start.</summary>
internal sealed partial class EmbargoService(ReadyDatabase ready, EmbargoRound round, IClock clock, ILogger<EmbargoService> log) : BackgroundService
{
    // Another instance may set a minute at any time: nothing waits longer than this to hear of it
    private static readonly Duration Longest = Duration.FromSeconds(1);
    private static readonly Duration Shortest = Duration.FromMilliseconds(20);
    private static readonly Duration AfterFailure = Duration.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = AfterFailure;
            try
            {
                wait = await round.RunAsync(stoppingToken) is { } next ? next - clock.GetCurrentInstant() : Longest;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var delay = wait == AfterFailure ? wait : Duration.Max(Shortest, Duration.Min(Longest, wait));
            await Task.Delay(delay.ToTimeSpan(), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for scheduled releases failed; the next round looks again")]
    private partial void LogFailed(Exception failure);
}
