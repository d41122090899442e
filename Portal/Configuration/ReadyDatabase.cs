using Portal.Data.Storage;

namespace Portal.Configuration;

/// <summary>
/// Work behind the pages begins when the database is up to date. <c>portal serve</c> sees to that before it serves; where something else is in front of it,
/// or an older program still writes, that is said once, and the work waits.
/// </summary>
internal sealed partial class ReadyDatabase(Migrator migrator, ILogger<ReadyDatabase> log)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private int isSaid;

    /// <summary>Ends when the schema is up to date, or with an exception when the server stops before.</summary>
    internal async Task WaitAsync(CancellationToken stopping)
    {
        for (var wait = Shortest; !await IsReadyAsync(stopping); wait = wait + wait < Longest ? wait + wait : Longest)
        {
            await Task.Delay(wait, stopping);
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken stopping)
    {
        try
        {
            if (await migrator.IsAppliedAsync(stopping))
            {
                return true;
            }

            Say("it is not up to date: start with portal serve, which brings it up to date");
        }
        catch (Exception failure) when (DatabaseFailure.IsSaid(failure))
        {
            Say(DatabaseFailure.Describe(failure));
        }

        return false;
    }

    private void Say(string why)
    {
        if (Interlocked.Exchange(ref isSaid, 1) == 0)
        {
            LogWaits(why);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reminders, embargoes and the month's cells wait for the database: {Why}")]
    private partial void LogWaits(string why);
}
