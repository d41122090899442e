using Portal.Data.Clocks;

namespace Portal.Ui.Workbench;

/// <summary>A line of a board, all of one height.</summary>
public abstract record BoardLine
{
    private BoardLine()
    {
    }

    /// <summary>The head of a group.</summary>
    /// <param name="State">The group.</param>
    /// <param name="Count">Its clocks.</param>
    public sealed record Head(BoardState State, long Count) : BoardLine;

    /// <summary>One clock.</summary>
    /// <param name="Clock">The clock.</param>
    /// <param name="State">Its group at the instant of loading.</param>
    public sealed record Row(BoardClock Clock, BoardState State) : BoardLine;
}
