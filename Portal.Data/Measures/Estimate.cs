namespace Portal.Data.Measures;

/// <summary>A figure with its interval, or the reason why the data cannot give it. Never a bare blank.</summary>
public abstract record Estimate
{
    private Estimate()
    {
    }

    /// <summary>The figure.</summary>
    /// <param name="Point">Its value.</param>
    /// <param name="Interval">Its interval; a null limit was not reached.</param>
    /// <param name="Count">n, the items or notices that it stands on.</param>
    public sealed record Known(double Point, ConfidenceInterval Interval, long Count) : Estimate;

    /// <summary>No figure.</summary>
    /// <param name="Because">Why, as a sentence part a reader can be shown.</param>
    public sealed record NotEstimable(string Because) : Estimate;
}
