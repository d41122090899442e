using NodaTime;
using Portal.Configuration;
using Portal.Data.Cube;
using Portal.Data.Storage;

namespace Portal.Slices;

/// <summary>Keeps the cells as they stand when a month begins, however long the site serves.</summary>
internal sealed partial class CheckpointService(ReadyDatabase ready, CubeUpkeep upkeep, IClock clock, ILogger<CheckpointService> log) : BackgroundService
{
    private static readonly Duration Shortest = Duration.FromSeconds(1);
    private static readonly Duration AfterFailure = Duration.FromMinutes(5);

    // Clocks are put right now and then, and a timer that sleeps for weeks would not hear of it
    private static readonly Duration Longest = Duration.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = AfterFailure;
            try
            {
                wait = await upkeep.KeepMonthAsync(stoppingToken) - clock.GetCurrentInstant();
            }
            catch (DatabaseBusyException) when (!stoppingToken.IsCancellationRequested)
            {
                LogBusy();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var delay = Duration.Max(Shortest, Duration.Min(Longest, wait));
            await Task.Delay(delay.ToTimeSpan(), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "An import is writing; the cells of the month are kept after it")]
    private partial void LogBusy();

    [LoggerMessage(Level = LogLevel.Error, Message = "Keeping the cells of the month failed; they are looked at again")]
    private partial void LogFailed(Exception failure);
}
