namespace Portal.Data.Cube;

/// <summary>What came back of the items removed in one month: who was followed how long is then known to the day for all but one month.</summary>
/// <param name="Removals">Items removed and checked, by age in days at the look, for the middle of their day of removal.</param>
/// <param name="Steps">By upper edge of a bucket in seconds, ascending: items back for the first time, and times back at all.</param>
public sealed record ReturnMonth(IReadOnlyList<(double FollowedDays, long N)> Removals, IReadOnlyList<(double Age, long First, long All)> Steps);
