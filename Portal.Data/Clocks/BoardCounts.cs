using NodaTime;

namespace Portal.Data.Clocks;

/// <summary>How many clocks stand in each group at an instant, and when time alone will change that.</summary>
/// <param name="ByState">Count of each group; groups without clocks are there with 0.</param>
/// <param name="NextChangeAt">First instant at which a clock becomes at risk, passes its limit or becomes overdue for long; null where none will.</param>
/// <param name="IsSynthetic">True where any of them is the demonstration's.</param>
public sealed record BoardCounts(IReadOnlyDictionary<BoardState, long> ByState, Instant? NextChangeAt, bool IsSynthetic)
{
    /// <summary>All of them.</summary>
    public long Total => ByState.Values.Sum();
}
