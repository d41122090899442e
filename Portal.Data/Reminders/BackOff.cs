using NodaTime;

namespace Portal.Data.Reminders;

/// <summary>How long to wait between tries: 1, 2, 4 ... minutes, never over six hours; given up after the twelfth, about 20 hours after the first.</summary>
public static class BackOff
{
    /// <summary>Tries before a delivery is given up.</summary>
    public const int Attempts = 12;

    /// <summary>The longest wait.</summary>
    public static Duration Longest { get; } = Duration.FromHours(6);

    /// <summary>When to try again; null after the last try.</summary>
    /// <param name="attempt">The try that failed, from 1.</param>
    /// <param name="now">When it failed.</param>
    /// <param name="after">What the other side asked for; at most a day of it is granted.</param>
    public static Instant? Next(int attempt, Instant now, Duration? after)
    {
        if (attempt >= Attempts)
        {
            return null;
        }

        var wait = Duration.Min(Longest, Duration.FromMinutes(1L << Math.Min(attempt - 1, 16)));
        return now + Duration.Max(wait, Duration.Min(after ?? Duration.Zero, Duration.FromDays(1)));
    }
}
