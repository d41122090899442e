using NodaTime;
using Portal.Configuration;

namespace Portal.Reminders;

/// <summary>Runs round after round while the site serves: at the next change, and at least twice a minute for what others bring in.</summary>
internal sealed partial class ReminderService(ReadyDatabase ready, ReminderRound round, ReminderOptions options, IClock clock, ILogger<ReminderService> log) : BackgroundService
{
    private static readonly Duration Shortest = Duration.FromSeconds(1);
    private static readonly Duration AfterFailure = Duration.FromSeconds(5);
    private static readonly Duration Longest = Duration.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        while (options.IsOn && !stoppingToken.IsCancellationRequested)
        {
            var wait = AfterFailure;
            try
            {
                wait = await round.RunAsync(stoppingToken) is { } next ? next - clock.GetCurrentInstant() : Longest;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // Only the kind: messages of mail and network failures can hold addresses
                LogFailed(failure.GetType().Name);
            }

            var delay = Duration.Max(Shortest, Duration.Min(Longest, wait)).ToTimeSpan();
            await Task.Delay(delay, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of reminders failed ({Kind}); the next one takes up what it left")]
    private partial void LogFailed(string kind);
}
