using NodaTime;

namespace Portal.Data.Notices;

/// <summary>
/// How wide apart the two checks lie between which a removal was seen. It happened somewhere between them, so a limit that falls there can't be
/// decided: the wider the checks, the more items are undetermined.
/// </summary>
/// <param name="Count">Removals that were seen between two checks, of those read.</param>
/// <param name="Median">Half of them lie at most so far apart; null where it can't be estimated.</param>
/// <param name="SlowTenth">One in ten lies further apart; null likewise.</param>
/// <param name="Because">Why there is no width; null where there is one.</param>
public sealed record CheckIntervals(int Count, Duration? Median, Duration? SlowTenth, string? Because)
{
    /// <summary>Removals between two checks that a median needs.</summary>
    public const int LeastChecks = 10;

    /// <summary>Reads the widths, in any order.</summary>
    /// <example>Ten widths of 1 to 10 h: half lie at most 5 h apart, one in ten more than 9 h.</example>
    public static CheckIntervals Of(IEnumerable<Duration> widths)
    {
        Duration[] sorted = [.. widths.Order()];
        return sorted.Length < LeastChecks
            ? new(sorted.Length, null, null, "fewer than ten removals were seen between two checks")
            : new(sorted.Length, sorted[((sorted.Length + 1) / 2) - 1], sorted[(((9 * sorted.Length) + 9) / 10) - 1], null);
    }
}
