namespace Portal.Ui.Charts;

/// <summary>How many items were still followed at a time.</summary>
public sealed record FollowedCount(double Seconds, long Count);
