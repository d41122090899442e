namespace Portal.Data.Measures;

/// <summary>One week of due items on a control chart.</summary>
/// <param name="Week">Its number.</param>
/// <param name="OnTime">Items on time.</param>
/// <param name="Due">Items due, above 0.</param>
public sealed record WeekPoint(long Week, long OnTime, long Due)
{
    /// <summary>Share on time.</summary>
    public double Rate => (double)OnTime / Due;
}
