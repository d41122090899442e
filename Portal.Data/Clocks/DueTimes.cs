using NodaTime;

namespace Portal.Data.Clocks;

/// <summary>The due times of one obligation.</summary>
/// <param name="Original">Without extensions, resets and pauses.</param>
/// <param name="InForce">With timely extensions, accepted resets and the law's own pauses.</param>
/// <param name="Extended">With every extension.</param>
/// <param name="Since">Start of the period that now runs, moved by its pauses: what the share of the period used is counted from.</param>
/// <param name="IsPending">A pause or an accepted ground is open: the due time is unknown and not before <paramref name="InForce"/>.</param>
internal sealed record DueTimes(Instant Original, Instant InForce, Instant Extended, Instant Since, bool IsPending)
{
    internal Instant At(DueReading reading) => reading switch
    {
        DueReading.Original => Original,
        DueReading.Extended => Extended,
        _ => InForce,
    };

    /// <summary>Nothing moves the original due time, so it is never unknown.</summary>
    internal bool IsPendingAt(DueReading reading) => IsPending && reading != DueReading.Original;
}
