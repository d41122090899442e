namespace Portal.Data.Cube;

/// <summary>What the stored cells say to a question, or why they can't say it.</summary>
public abstract record CubeAnswer
{
    private CubeAnswer()
    {
    }

    /// <summary>The answer.</summary>
    public sealed record Served(CubeReport Report) : CubeAnswer;

    /// <summary>Only the events can answer.</summary>
    /// <param name="Because">Why, as a sentence part.</param>
    public sealed record NotServed(string Because) : CubeAnswer;
}
