namespace Portal.Data.Measures;

/// <summary>One provider on a funnel.</summary>
/// <param name="Label">Its code or name.</param>
/// <param name="OnTime">Items on time.</param>
/// <param name="Due">Items due; a provider with none has no place on the funnel.</param>
public sealed record FunnelUnit(string Label, long OnTime, long Due)
{
    /// <summary>Share on time; null with nothing due.</summary>
    public double? Rate => Due == 0 ? null : (double)OnTime / Due;
}
